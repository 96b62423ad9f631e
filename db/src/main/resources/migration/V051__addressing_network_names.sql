CREATE UNIQUE INDEX network_name ON network (lower(name));
