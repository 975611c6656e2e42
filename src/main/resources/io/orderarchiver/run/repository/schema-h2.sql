-- Version 7: a run is found by its number among very many. PostgreSQL looks through them fast enough, and may hold values of
-- other programs that are too long for an index.
CREATE INDEX IF NOT EXISTS ORDER_ARCHIVER_PARAMETER_INDEX ON BATCH_JOB_EXECUTION_PARAMS (PARAMETER_NAME, PARAMETER_VALUE);
