"""Given names that are borne by men, and by women, nearly always: a hint at whom "he" and "she" cannot mean.

Common ones from many languages, written down from general knowledge; a name that both bear (Alex, Kim, Robin) is left
out.
"""

from __future__ import annotations

__all__ = ["FEMININE_NAMES", "MASCULINE_NAMES"]

MASCULINE_NAMES = frozenset(
    (
        "aaron abdul abdullah abraham adam adrian ahmad ahmed ahmet alan albert alberto alejandro aleksander "
        "alexander alexei alfred ali alistair amir anders andre andreas andrei andrew andrzej angus anil anthony "
        "anton antonio antony arend arjun arnold arthur arturo benjamin bernard bernd bilal bill bjorn bob boris "
        "brendan brian bruce bruno carl carlos cedric charles chidi chris christian christopher claude colin "
        "craig cyril damian daniel dante darren dave david dean denis dennis derek diego dieter dimitri dirk "
        "dmitri dominic donald doug douglas dragan duncan edgar eduardo edward emeka emil emmanuel enrique eric "
        "erik ernest ernesto ethan eugene evan faisal felipe felix fernando francesco francis francisco francois "
        "frank franz fred frederick friedrich gabriel gareth gary gavin geoffrey george gerald gerard gerhard "
        "giovanni giuseppe glen gordon graham greg gregory guido guillermo gunnar gustav guy hans harold harry "
        "hassan heinrich henri henrik henry herbert hiroshi hugh hugo hussein ian ibrahim ichiro igor imran isaac "
        "ismail ivan ivo jacek jack jacob jacques jakob james jan jared jason javier jean-paul jeff jeffrey jens "
        "jeremy jerome jerry jesus jim jiro joachim joao joe joel johan johann john johnny jonas jonathan joost "
        "jorge jose josef joseph joshua juan julian julio jurgen karl kaspar keith kenji kenneth kevin khalid "
        "klaus kofi krzysztof kurt kwabena kwame lars laurent lawrence leo leon leonard leonardo leroy liam livio "
        "lloyd lorenzo louis luca lucas ludwig luis luke magnus mahmoud malcolm manfred manuel marc marcel marco "
        "marcus marek mario mark markus martin matthew matthias maurice max maxim mehmet michael michel miguel "
        "mike mikhail milan miroslav mohamed mohammad mohammed moses muhammad musa mustafa narendra nathan neil "
        "nicholas nicolas nigel nikolai noah norman oleg oliver omar oscar osman otto owen pablo paolo pascal "
        "patrick paul pavel pawel pedro per peter philip philippe pierre pieter piotr rafael rajesh ralph ramon "
        "raul ravi raymond recep reinhard rene ricardo richard robert roberto rodney rodrigo roger roland rolf "
        "ronald ross rowan roy ruben rudolf rupert russell salman samuel sanjay santiago scott sean sebastian "
        "sergei sergio seth shinzo simon sipho solomon stanislaw stanley stefan stephen steve steven stuart "
        "suresh sven takeshi tariq ted tendai terence thabo theodore thomas tim timothy tobias todd tom tomas "
        "tomasz tommy tony trevor ulrich umberto vicente victor vikram viktor vincent vitaly vladimir volodymyr "
        "walter warren wayne wei werner wiktor wilhelm william wim winston wolfgang xavier yasser yaw yusuf yves "
        "zbigniew zoltan"
    ).split()
)

FEMININE_NAMES = frozenset(
    (
        "abigail ada adele agnes agnieszka aicha aisha alexandra alice alicia alina alison amal amanda amelia "
        "amina amy ana anastasia angela angelica angelina anita anja anna annabel anne annette annika antonia "
        "aoife astrid audrey aurora barbara beatrice beatriz belinda bernadette bertha beth bettina bianca birgit "
        "brenda bridget brigitte camila carla carmen carol caroline cassandra catherine cecilia charlotte chiara "
        "christina christine claire clara claudia colette consuelo corazon cornelia cynthia daniela daphne "
        "deborah denise diana dolores donna dora doris dorothy edith eileen elaine eleanor elena elisa elisabeth "
        "elizabeth ella ellen elsa emily emma erika esther eva evelyn fatima fatma fiona florence frances "
        "francesca freya frieda gabriela gemma genevieve georgia gertrude gisela gloria grace greta hanna hannah "
        "harriet heather heidi helen helena helga hilary hilda hillary ida ifeoma ingrid irene iris isabel "
        "isabella isabelle jacqueline jane janet janine jasmine jeanne jennifer jenny jessica joan joanna johanna "
        "josephine joyce juanita judith judy julia juliana julie juliet karen karin katarina kate katherine "
        "kathleen kathryn katie katja khadija kirsten kristina lara laura leila lena leonor liesbeth lieve lilian "
        "lilly linda lisa liz louise lucia lucy luisa lydia madeleine magdalena malala margaret margarita maria "
        "marianne marie marina marion marjorie marlene marta martha mary matilda maureen megan melanie melissa "
        "mercedes michelle mildred miriam moira molly monica monika nadia nancy naomi natalia natalie natasha "
        "nicola nicole nina noor nora nuria olga olivia pamela patricia paula pauline penelope petra phoebe "
        "phyllis priscilla priya rachel raquel rebecca regina renata rhoda rita rokeya rosa rosalind rose "
        "rosemary roxanne ruth sabine sally samantha sandra sara sarah sheila shirley silvia simone sofia solveig "
        "sonia sophia sophie stella stephanie susan susanna suzanne svetlana sylvia tamara tamika tanya tatiana "
        "teresa thelma theresa tina ulrike ursula valentina valerie vanessa vera verena veronica victoria viola "
        "violet virginia vivian wendy wilhelmina winifred xenia yasmin yolanda yuko yvonne zainab zara zoe "
        "zuzanna"
    ).split()
)
