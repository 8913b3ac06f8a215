"""hooks.toml, the messages that leave by each channel, and what there is to tell."""

import json

import pytest
from apprise.plugins.slack import NotifySlack

from flows.hooks import HooksError, read_hooks
from flows.hooks.channels import deliver
from flows.hooks.config import Hook, Hooks
from flows.hooks.news import describe, new_conflicts
from flows.hooks.telling import compose
from tests.warehouse.builder import FIRST, SECOND, publish, record, rows
from warehouse.place import Place


@pytest.fixture
def place(tmp_path):
    return Place.of(tmp_path / "news.duckdb")


@pytest.fixture
def past(place):
    """The record of a run that published, with its report."""
    made = record(place, SECOND, published="x", warehouse=str(place.link), reports=str(place.reports))
    page = place.reports / SECOND / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("")
    return made


def read(tmp_path, text):
    path = tmp_path / "hooks.toml"
    path.write_text(text, encoding="utf-8")
    return read_hooks(path)


def test_a_file_names_who_is_told_what_and_secrets_stay_outside(tmp_path, monkeypatch):
    monkeypatch.setenv("DESK_URL", "https://desk.example/secret")
    text = """
    address = "https://reports.example/"
    [[hook]]
    name = "desk"
    webhook = "$DESK_URL"
    [[hook]]
    name = "editors"
    on = ["failed", "watch"]
    email = { server = "mail.example", from = "p@mail.example", to = ["e@mail.example"] }
    """
    hooks = read(tmp_path, text)
    assert [hook.name for hook in hooks.on("failed")] == ["desk", "editors"]
    assert [hook.name for hook in hooks.on("conflicts")] == ["desk"]
    assert hooks.hooks[0].target == "https://desk.example/secret"
    assert hooks.address == "https://reports.example/"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hook = 3", "`[[hook]]`"),
        ("hooks = []", "`hooks`"),
        ('[[hook]]\nname = "a"', "one of webhook, slack"),
        ('[[hook]]\nname = "a"\nslack = "x"\nwebhook = "y"', "one of webhook, slack"),
        ('[[hook]]\nslack = "x"', "no `name`"),
        ('[[hook]]\nname = "a"\nslack = "x"\non = ["fail"]', "`on` holds `fail`"),
        ('[[hook]]\nname = "a"\nslack = "x"\nonn = []', "`onn`"),
        ('[[hook]]\nname = "a"\nslack = 3', "`slack` must be a text"),
        ('[[hook]]\nname = "a"\nslack = "$NO_SUCH_NAME"', "NO_SUCH_NAME"),
        ('[[hook]]\nname = "a"\nemail = "e@mail.example"', "table"),
        ('[[hook]]\nname = "a"\nemail = { server = "s", from = "f" }', "no `to`"),
        ('[[hook]]\nname = "a"\nemail = { server = "s", from = "f", to = [] }', "`to`"),
        ('[[hook]]\nname = "a"\nemail = { server = "s", from = "f", to = ["e"], security = "no" }', "`security`"),
        ('[[hook]]\nname = "a"\nemail = { server = "s", from = "f", to = ["e"], port = "no" }', "`port`"),
        ('[[hook]]\nname = "a"\nemail = { server = "s", from = "f", to = ["e"], form = "no" }', "`form`"),
        ('[[hook]]\nname = "a"\nslack = "x"\n[[hook]]\nname = "a"\nslack = "y"', "more than one"),
        ("address = 3", "address"),
        ("[", "not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_its_cure(text, said, tmp_path):
    with pytest.raises(HooksError) as error:
        read(tmp_path, text)
    assert said in str(error.value) and "hooks.toml" in str(error.value)


def test_a_webhook_gets_the_parts_as_they_are(past, web):
    message = compose("conflicts", "{{subject}} says “two”\nor three", past, Hooks())
    deliver.fn(Hook("desk", ("conflicts",), "webhook", f"{web[0]}/desk?a=b"), message)
    ((path, body),) = web[1]
    told = json.loads(body)
    assert path == "/desk?a=b"
    assert told["event"] == "parallax.conflicts.found" and told["run_id"] == SECOND
    assert told["text"].startswith("{{subject}} says “two”\nor three\n")
    assert told["report"] == str(past.reports) + f"/{SECOND}/index.html" and told["report"] in told["text"]


def test_slack_gets_a_message_with_the_address_of_the_report(past, web, monkeypatch):
    monkeypatch.setattr(NotifySlack, "webhook_url", web[0])
    message = compose("failed", "a check failed", past, Hooks(address="https://reports.example"))
    target = "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
    deliver.fn(Hook("room", ("failed",), "slack", target), message)
    ((path, body),) = web[1]
    assert path == "/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
    assert f"https://reports.example/{SECOND}/index.html" in body.decode()


def test_an_email_says_the_same_in_both_forms(past, mail):
    message = compose("failed", "1 < 2 & “so”", past, Hooks())
    settings = dict.fromkeys(("user", "password")) | {"server": "127.0.0.1", "port": mail[0], "security": "none"}
    deliver.fn(
        Hook("all", ("failed",), "email", {**settings, "from": "p@a.example", "to": ["b@b.example", "c@c.example"]}),
        message,
    )
    (letter,) = mail[1]
    plain, page = (part.get_payload(decode=True).decode() for part in letter.get_payload())
    assert letter["To"] == "b@b.example, c@c.example" and letter["From"] == "p@a.example"
    assert plain.splitlines() == message.text.splitlines() and "1 &lt; 2 &amp; “so”" in page and message.report in page


def test_a_run_without_a_report_names_the_latest(place):
    crashed = record(place, FIRST, "running", warehouse=str(place.link), reports=str(place.reports))
    assert compose("failed", "it crashed", crashed, Hooks()).report == str(place.reports / "latest" / "index.html")


def conflict(number):
    return {"conflict_id": f"x{number:016x}", "story_id": "s1", "kind": "place", "subject": f"where {number} happened"}


def test_conflicts_that_were_not_there_before_are_new(place, past):
    publish(place, FIRST, rows(conflicts=[conflict(1), conflict(2)]))
    publish(place, SECOND, rows(conflicts=[conflict(2), *(conflict(number) for number in range(3, 15))]))
    found = new_conflicts(past)
    assert [row["subject"] for row in found] == [f"where {number} happened" for number in range(3, 15)]
    said = describe(found).split("\n")
    assert said[:2] == ["12 new conflicts:", "- place: where 3 happened (s1)"]
    assert said[-1] == "- and 2 more" and len(said) == 12


def test_all_conflicts_of_a_first_run_are_new_and_none_of_one_that_published_nothing(place):
    publish(place, FIRST, rows(conflicts=[conflict(1)]))
    first = record(place, FIRST, published="x", warehouse=str(place.link))
    assert describe(new_conflicts(first)) == "1 new conflict:\n- place: where 1 happened (s1)"
    assert not new_conflicts(record(place, FIRST, warehouse=str(place.link)))
