"""Invented reports of one event, of which some carry others' text."""

AGENCY = (
    "The council of Osterby voted on Thursday to shut the old ferry landing and to move its boats to the new quay.",
    "The landing, built of oak in 1931, has sunk by nearly a hand's breadth since the spring, and divers who looked at "
    "its piles in June found that shipworm had eaten through every third one of them.",
    "Repairs would have cost 4.2 million crowns, the harbour office said, which is more than the ferry has earned in "
    "its last nine years together. The new quay was paid for by a fund for small ports and opened in August.",
    "Passengers from the outer islands will have to walk some 600 metres further to the market. A bus that carries "
    "wheelchairs is to meet each boat until the end of the year, and the council is to decide then whether it stays.",
    "Opponents had gathered 1,900 signatures against the plan, most of them from people who live on the islands.",
)
OWN = (
    "Marit Solberg has taken the early boat for forty years, and on Friday took it with a black ribbon in her hair.",
    "At the kiosk by the gangway, where coffee is still sold in paper cups, nobody wanted to talk of anything else.",
    "Her neighbours on Little Hagen say that they will go on mooring where their grandparents did, whatever is voted.",
    "The harbour master smiled at that and looked at the sky, which promised rain before the evening boat was due.",
)
ABOUT = (
    "Signatures against the council's decision can still be handed in, the opponents say, and passengers be asked.",
    "The council has promised wheelchairs and a shelter on the quay for passengers from the islands before Christmas.",
)
MORE = (
    "The council sits again in September, when the opponents mean to come with their neighbours and grandparents.",
    "A shelter for passengers and a kiosk were promised before Christmas, whatever the harbour master may say of it.",
)
ELSEWHERE = (
    "A heron was found in the cellar of the town library in Vesterby on Monday, and nobody knows how it came there.",
    "The librarian heard it first when she went to fetch the atlases that a class of schoolchildren had asked for.",
    "It stood among the bound newspapers of 1954, she said, and regarded her as if she had come without a ticket.",
    "A keeper from the zoo carried it out in a laundry basket and set it free on the river bank before lunch.",
)
ELSEWHERE_TOO = (
    "Herons have nested in the poplars behind the railway station since the gravel pits there were flooded, he added.",
    "Readers who find feathers between the pages are asked to leave them where they are for an exhibition in winter.",
)
SAID = (
    '"We have looked at every other way of keeping the landing open, and there is none that we could answer for to '
    'the people who pay for it or to the children who jump off it in the summer," mayor Ina Berg said.',
    '"I know what the landing means to the islands, my mother met my father on it; but a pile that a '
    "pencil goes through does not care for anybody's memories, and neither does the sea,\" she said.",
)


def body(*paragraphs: str) -> str:
    """Paragraphs as a body, one a line."""
    return "\n".join(paragraphs)
