"""The warehouse: table definitions, migrations, published views, and where its files lie."""
