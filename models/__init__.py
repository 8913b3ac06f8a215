"""The English news pipeline that ships, and how it is trained."""
