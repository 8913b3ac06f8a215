"""The Great Expectations suites, one module a stage. Importing one loads Great Expectations: seconds."""
