-- A network may answer hosts under test only.
ALTER TABLE network DROP CONSTRAINT network_answer_check;
ALTER TABLE network ADD CONSTRAINT network_answer_check CHECK (answer IN ('KNOWN', 'TESTED', 'ALL'));
