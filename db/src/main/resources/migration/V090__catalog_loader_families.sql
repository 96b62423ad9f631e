-- What each loader of a build is: it decides which configuration it reads and what an iPXE is told.
ALTER TABLE catalog_build_loaders ADD COLUMN family text, ADD COLUMN flavour text;

UPDATE catalog_build_loaders SET family = b.family, flavour = b.flavour
FROM catalog_builds b WHERE b.id = build_id;

ALTER TABLE catalog_build_loaders ALTER COLUMN family SET NOT NULL;
