"""What several outlets say together: functions over rows, knowing neither spaCy nor Prefect."""
