-- How a loader fetches the files of a profile, where it can choose.
ALTER TABLE catalog_profiles
    ADD COLUMN transport text NOT NULL DEFAULT 'tftp' CHECK (transport IN ('tftp', 'http'));
