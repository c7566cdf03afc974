"""Who says what in whole sentences, what the speaker does with it, and what the sentence commits its writer to."""

from __future__ import annotations

import pytest

from factcheck.claims import Claim, extract
from factcheck.documents import from_text
from tests.claims.test_shipped import parser


def _claims(text: str) -> list[Claim]:
    return extract([from_text(text, id="a", path="a", title="Notes")], parser())


@pytest.mark.parametrize(
    ("sentence", "text", "speaker", "act", "modality"),
    [
        (
            "The tribunal found it proven that the skipper had ignored two radio calls.",
            "The skipper had ignored two radio calls.", "The tribunal", "says", "reported",
        ),
        (
            "The commission of inquiry came to the conclusion that nobody had checked the brakes.",
            "Nobody had checked the brakes.", "The commission of inquiry", "says", "reported",
        ),
        (
            "Doctors are of the opinion that the child was poisoned.",
            "The child was poisoned.", "Doctors", "says", "reported",
        ),
        (
            "Residents voiced fears that the dump was leaking into the wells.",
            "The dump was leaking into the wells.", "Residents", "says", "reported",
        ),
        (
            "There is speculation that the bank has lost its licence.",
            "The bank has lost its licence.", "", "says", "reported",
        ),
        (
            "In the opinion of the coroner, the climber died of cold.",
            "The climber died of cold.", "the coroner", "says", "reported",
        ),
        (
            "By the ministry's own estimate, 4,000 houses were lost.",
            "4,000 houses were lost.", "the ministry", "says", "reported",
        ),
        (
            "The auditor stated for the record that the books were in order, and that no invoice had been changed.",
            "No invoice had been changed.", "The auditor", "says", "reported",
        ),
        (
            "The airline said that the strike was over and that flights would start again on Friday.",
            "Flights would start again on Friday.", "The airline", "says", "planned",
        ),
        (
            "Asked about the missing files, Berzins said only that they had been burnt.",
            "They had been burnt.", "Berzins", "says", "reported",
        ),
        (
            "None of the shells fired there between 1988 and 1992 contained gas, says the report of the experts.",
            "None of the shells fired there between 1988 and 1992 contained gas.", "the report of the experts", "says", "reported",
        ),
        (
            "What he owes the bank, he says, is a matter for the courts.",
            "What he owes the bank is a matter for the courts.", "he", "says", "reported",
        ),
        (
            "According to the harbour police, two tugs collided off Varna.",
            "Two tugs collided off Varna.", "the harbour police", "says", "reported",
        ),
        (
            "Whitmore told the paper in a statement that the case involving Berg was being dealt with as theft.",
            "The case involving Berg was being dealt with as theft.", "Whitmore", "says", "reported",
        ),
        (
            "The mayor of Lorne, asked about the delay, said that the bridge was safe.",
            "The bridge was safe.", "The mayor of Lorne", "says", "reported",
        ),
        (
            "Two trawlers sank off Vigo on Monday, the coast guard and a port official said.",
            "Two trawlers sank off Vigo on Monday.", "the coast guard and a port official", "says", "reported",
        ),
        (
            "The lock was sound; the dike had been inspected, the engineer said.",
            "The dike had been inspected.", "the engineer", "says", "reported",
        ),
        (
            "The harbour board will add another crane, its chair Ilse Brandt said.",
            "The harbour board will add another crane.", "its chair Ilse Brandt", "says", "planned",
        ),
        (
            "The pump stopped at night, but the watchman heard nothing, the plant manager, Igor Malk, said.",
            "The watchman heard nothing.", "Igor Malk", "says", "reported",
        ),
        (
            "If the price holds, said trader Ann Whitlock, they can pay in June.",
            "If the price holds they can pay in June.", "trader Ann Whitlock", "says", "hypothetical",
        ),
        (
            "The old bell, if sold, would fetch 9,000 euros, say the experts.",
            "The old bell, if sold, would fetch 9,000 euros.", "the experts", "says", "hypothetical",
        ),
        (
            "In Vilna, three hours' drive from the coast, the clinic had taken in nine sailors by noon, a doctor said.",
            "The clinic had taken in nine sailors by noon.", "a doctor", "says", "reported",
        ),
        (
            "The dam, engineers say, has lost a third of its strength.",
            "The dam has lost a third of its strength.", "engineers", "says", "reported",
        ),
        (
            "The plant was closed in March, the log shows, and 40 workers were dismissed.",
            "40 workers were dismissed.", "the log", "says", "reported",
        ),
        (
            "The minister told the Lagos Herald that the road would open in May.",
            "The road would open in May.", "The minister", "says", "planned",
        ),
        (
            "The depot was insured for $3 million, its owner, Hotel Invest, told Reuters.",
            "The depot was insured for $3 million.", "Hotel Invest", "says", "reported",
        ),
        (
            "Karl Voss was arrested in Prague on Monday, Czech police said.",
            "Karl Voss was arrested in Prague on Monday.", "Czech police", "says", "reported",
        ),
        (
            "The chipmaker said on Monday it will build a plant in Dresden.",
            "It will build a plant in Dresden.", "The chipmaker", "says", "planned",
        ),
        (
            '"The queue is long," said the minister of health, Hanitra Rakoto.',
            "The queue is long.", "Hanitra Rakoto", "says", "reported",
        ),
        (
            '"The queue is long," says the minister of health, Dr Hanitra Rakoto, who came for two hours.',
            "The queue is long.", "Dr Hanitra Rakoto", "says", "reported",
        ),
        (
            "The Authority has asked additional questions about capital, Dlamini said, and the case is open.",
            "The Authority has asked additional questions about capital.", "Dlamini", "says", "reported",
        ),
        (
            "The old library costs £184,000 a year to run, so Calderwick says.",
            "The old library costs £184,000 a year to run.", "Calderwick", "says", "reported",
        ),
        (
            "Olsen's driver was wounded but is out of danger, according to Dr. Ruth Okoro.",
            "Olsen's driver is out of danger.", "Dr. Ruth Okoro", "says", "reported",
        ),
        (
            "The bank denied that it had lost the files.",
            "The bank had lost the files.", "The bank", "denies", "denied",
        ),
        ("The club denied any wrongdoing.", "The club denied any wrongdoing.", "The club", "denies", "denied"),
        (
            "Norland has vowed to rebuild the port.",
            "Norland has vowed to rebuild the port.", "Norland", "promises", "planned",
        ),
        (
            "The premier pledged a new hospital.",
            "The premier pledged a new hospital.", "The premier", "promises", "planned",
        ),
        (
            "The rebels threatened to blow up the pipeline.",
            "The rebels threatened to blow up the pipeline.", "The rebels", "threatens", "planned",
        ),
        (
            "The union called for a strike on Friday.",
            "The union called for a strike on Friday.", "The union", "asks", "planned",
        ),
        (
            "The court urged both sides to meet.",
            "The court urged both sides to meet.", "The court", "asks", "planned",
        ),
        (
            "The union insisted that the yard be sold.",
            "The union insisted that the yard be sold.", "The union", "asks", "planned",
        ),
        (
            "The inquiry recommended closing the yard.",
            "The inquiry recommended closing the yard.", "The inquiry", "asks", "planned",
        ),
        (
            "It was alleged in court that the skipper had taken bribes.",
            "The skipper had taken bribes.", "", "says", "reported",
        ),
        (
            "It is understood the club has made an offer.",
            "The club has made an offer.", "", "says", "reported",
        ),
        (
            "The jury was told by the coroner that the brakes had failed.",
            "The brakes had failed.", "the coroner", "says", "reported",
        ),
        (
            "Her engineers are adamant that the dam is safe.",
            "The dam is safe.", "Her engineers", "says", "reported",
        ),
        (
            "The finding of the inquiry is that the skipper lied.",
            "The skipper lied.", "the inquiry", "says", "reported",
        ),
        (
            "The minister made it clear that the bridge was unsafe.",
            "The bridge was unsafe.", "The minister", "says", "reported",
        ),
        (
            "The agency quoted a nurse as saying that eleven patients had died.",
            "Eleven patients had died.", "a nurse", "says", "reported",
        ),
        (
            "Berzins went on to say that the files had been burnt.",
            "The files had been burnt.", "Berzins", "says", "reported",
        ),
        (
            "The minister assured parliament that the tunnel had been checked.",
            "The tunnel had been checked.", "The minister", "says", "reported",
        ),
        (
            "The minister guaranteed that the tunnel would be checked.",
            "The tunnel would be checked.", "The minister", "promises", "planned",
        ),
        (
            "The pilot admitted drinking two beers.",
            "The pilot admitted drinking two beers.", "The pilot", "says", "reported",
        ),
        (
            "The skipper, who police say had been drinking, was arrested.",
            "The skipper had been drinking.", "police", "says", "reported",
        ),
        (
            "The man who police say drove the lorry is 34.",
            "The man drove the lorry.", "police", "says", "reported",
        ),
        (
            "The fire, which investigators believe started in the kitchen, killed nine.",
            "The fire started in the kitchen.", "investigators", "says", "reported",
        ),
        (
            '"The talks," an aide to the president said, "were neither long nor friendly."',
            "The talks were neither long nor friendly.", "an aide to the president", "says", "reported",
        ),
        (
            '"The talks," said an aide to the president, "were neither long nor friendly."',
            "The talks were neither long nor friendly.", "an aide to the president", "says", "reported",
        ),
        (
            "But the union said none had been called, and accused the firm of lying.",
            "The union accused the firm of lying.", "", "", "asserted",
        ),
        (
            '"Then the lights went out," said Sergio, 31, a welder from the next street.',
            "Sergio is a welder from the next street.", "", "", "asserted",
        ),
        (
            "It was a leaking valve that started the fire, according to two inspectors.",
            "It was a leaking valve that started the fire.", "two inspectors", "says", "reported",
        ),
        (
            "What destroyed the archive was water, the chief archivist said.",
            "What destroyed the archive was water.", "the chief archivist", "says", "reported",
        ),
        (
            "The authorities in the east set free 75 men and received 43 from Tripoli in return, officers on both sides said.",
            "The authorities in the east set free 75 men.", "officers on both sides", "says", "reported",
        ),
        (
            "Up to nine people have died, the coast guard fears.",
            "Up to nine people have died.", "the coast guard", "says", "reported",
        ),
        (
            "Nine houses were burnt down, local papers report.",
            "Nine houses were burnt down.", "local papers", "says", "reported",
        ),
        (
            "The ministry cut its budget, a step that the bank fears.",
            "The ministry cut its budget, a step that the bank fears.", "", "", "asserted",
        ),
        (
            "Investigators ruled out that the fire was set.",
            "The fire was set.", "Investigators", "denies", "denied",
        ),
        (
            "Of the 900 wells, 31 percent are dry, a report by the university of Graz shows.",
            "Of the 900 wells, 31 percent are dry.", "a report by the university of Graz", "says", "reported",
        ),
        (
            "The report, by the university of Graz, found 31 percent of wells in the valley were dry.",
            "31 percent of wells in the valley were dry.", "The report", "says", "reported",
        ),
        (
            "Nurses would strike unless the ministry paid, Rosa Blum, the union's leader, warned.",
            "Nurses would strike unless the ministry paid.", "Rosa Blum", "says", "hypothetical",
        ),
        (
            "The Sons of the Delta claimed responsibility for the attack on the pumping station.",
            "The Sons of the Delta claimed responsibility for the attack on the pumping station.",
            "The Sons of the Delta", "says", "reported",
        ),
    ],
)  # fmt: skip
def test_a_report_is_its_speakers(sentence: str, text: str, speaker: str, act: str, modality: str) -> None:
    claim = next(c for c in _claims(sentence) if c.text == text)
    assert (claim.speaker, claim.speech_act, claim.modality) == (speaker, act, modality)


@pytest.mark.parametrize(
    ("sentence", "modality", "negated"),
    [
        ("No group claimed responsibility for the bombing.", "asserted", True),
        ("At no time did the crew leave the ship.", "asserted", True),
        ("Nobody could explain the noise.", "asserted", True),
        ("If the rain stops, the ferry will sail.", "hypothetical", False),
        ("Unless the river falls, the bridge stays closed.", "hypothetical", False),
        ("The storm could reach the coast on Sunday.", "hypothetical", False),
        ("Two divers are thought to be trapped in the wreck.", "reported", False),
        ("The driver allegedly fled to Malta.", "reported", False),
        ("The trial is planned for October.", "planned", False),
        ("Three patients were to be moved on Friday.", "planned", False),
        ("The museum hopes for a million visitors.", "planned", False),
        ("The strike is likely to last until May.", "hypothetical", False),
        ("The judge ordered the yard to pay.", "planned", False),
        ("Nadia Roth hopes that the tug will arrive on Monday.", "planned", False),
        ("Should the pumps fail, the lower town will be under water.", "hypothetical", False),
        ("The yard will reopen in May provided that the money comes.", "hypothetical", False),
        ("A second landslide is possible.", "hypothetical", False),
        ("A second landslide is not possible.", "asserted", True),
        ("The mayor was due to speak at noon.", "planned", False),
        ("The tunnel is slated to open in June.", "planned", False),
        ("The tunnel is about to open.", "planned", False),
        ("The tunnel was supposed to open in June.", "planned", False),
        ("The skipper is supposed to have left the country.", "reported", False),
        ("The striker looks set to leave.", "planned", False),
        ("The striker went on to win the cup.", "asserted", False),
        ("The bank expects a loss.", "planned", False),
        ("The pilots consider the runway to be safe.", "asserted", False),
        ("The court ordered that the yard be sold.", "planned", False),
        ("The tug no longer sails to Oslo.", "asserted", True),
        ("Neither the captain nor the mate saw the buoy.", "asserted", True),
        ("Hardly anyone in the village has returned.", "asserted", True),
        ("At no point did the crew ask for help.", "asserted", True),
        ("The divers were unable to reach the wreck.", "asserted", True),
        ("The court may order him to pay a fine.", "hypothetical", False),
        ("The owner would not comment.", "asserted", True),
        ("She would later become the mayor of the town.", "asserted", False),
        ("She would go on to win the cup.", "asserted", False),
        ("The council voted to close the mine.", "planned", False),
        ("Nine people are feared to have died.", "reported", False),
        ("The nurse used a key to open the door.", "asserted", False),
        ("The trial began in October.", "asserted", False),
    ],
)
def test_what_a_sentence_commits_its_writer_to(sentence: str, modality: str, negated: bool) -> None:
    (claim,) = _claims(sentence)
    assert (claim.modality, claim.negated, claim.speaker) == (modality, negated, "")


@pytest.mark.parametrize(
    ("sentence", "part", "modality"),
    [
        (
            "Since the dike broke in March, the village may be given up.",
            "The dike broke in March.",
            "asserted",
        ),
        ("Because the dike broke, the village may be given up.", "The dike broke.", "asserted"),
        ("When the tug arrived, nothing could be seen of the barge.", "The tug arrived.", "asserted"),
        ("When the tug arrives, the barge could be lifted.", "The tug arrives.", "hypothetical"),
        (
            "Two hundred dockers refused to load the ship.",
            "Two hundred dockers refused to load the ship.",
            "asserted",
        ),
    ],
)
def test_only_what_has_still_to_happen_waits_for_the_main_clause(
    sentence: str, part: str, modality: str
) -> None:
    assert [c.modality for c in _claims(sentence) if c.text == part] == [modality]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "It was the worst crash on the line since 1987, when two trams met near Lorne and nine people died.",
            ["In 1987 two trams met near Lorne.", "In 1987 nine people died."],
        ),
        (
            "The gate fell on 3 May 2019, when gunmen stormed the yard.",
            ["On 3 May 2019 gunmen stormed the yard."],
        ),
        ("When the strike began, the port stood still.", ["The strike began."]),
    ],
)
def test_what_explains_a_date_happened_then(sentence: str, told: list[str]) -> None:
    assert [c.text for c in _claims(sentence)][1:] == told


@pytest.mark.parametrize("sentence", ["Did the driver flee to Malta?", "Leave the building at once."])
def test_questions_and_orders_claim_nothing(sentence: str) -> None:
    assert _claims(sentence) == []


def test_after_a_semicolon_the_article_speaks_again() -> None:
    said, told = _claims("The ferry will sail on Friday, he said; nothing has been signed.")
    assert (said.speaker, told.text, told.speaker) == ("he", "Nothing has been signed.", "")


@pytest.mark.parametrize(
    "text",
    [
        '"We saw the smoke at noon," Ilse Brandt said. "Nobody came for an hour. The roof fell at two."',
        'Ilse Brandt was blunt.\n\n"Nobody came for an hour. The roof fell at two," Ilse Brandt told the inquiry.',
        'At the inquiry on Monday, Ilse Brandt stated:\n\n"Nobody came for an hour. The roof fell at two."',
        '"We saw the smoke at noon," Ilse Brandt said.\n\n"Nobody came for an hour. The roof fell at two."',
        'Ilse Brandt: "Nobody came for an hour. The roof fell at two."',
    ],
)
def test_a_speaker_carries_on(text: str) -> None:
    quoted = {c.text: (c.speaker, c.modality) for c in _claims(text)}
    assert quoted["Nobody came for an hour."] == ("Ilse Brandt", "reported")
    assert quoted["The roof fell at two."] == ("Ilse Brandt", "reported")


def test_a_quotation_after_other_words_has_no_speaker_from_before() -> None:
    claims = _claims(
        '"The well is dry," said Amara Diallo.\n\nThe rain came in May. "The well is full again."'
    )
    assert [(c.text, c.speaker) for c in claims][-1] == ("The well is full again.", "")
