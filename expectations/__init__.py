"""What every stage's rows must be like: row rules, a Great Expectations suite a stage, and one runner.

`expectations.rules` sets rows aside and costs nothing to import; `expectations.runner` loads Great Expectations when
a check is run, and only then.
"""
