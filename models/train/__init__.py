"""How the English news model is trained again."""
