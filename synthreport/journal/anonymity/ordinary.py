"""Words that are no names by themselves, although somebody may be called so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from synthreport.standard.catalogue import entries
from synthreport.standard.versions import NEWEST, read

_COMMON = """
abbot able about above academy acre across act actual add adder advanced advisory after again age ago agree air alder
allow almost alone along already also although always amber among amount angel animal answer anyone apple applied arch
archer area arms around ash ask aspen away axe baby back bacon bad badger baker ball band bank banks baptist bar bard
bark barker barley barn baron barrow base bass baxter bay beach bean bear beard become bed beech before begin behind
being believe bell below bench bend benefit berry best better beyond big bill binder birch bird bishop bit black blade
blanc blank bliss block blood bloom blunt board body bon bond bone book boon boot booth border both bottom boucher
boulanger bow bowl bowler bowman box boy brace branch brand brandy brave bray bread brewer brick bridge bridges brier
bright bring brisk broad brook brooks broom brown buck bud build bull bunch burden burn burns bush busy butcher butler
butter button buy buyer cable cage cake call cane cannon canon card care carpenter carry carter cartwright carver case
cash castle catholic cave cell center central centre certain chain chalk chamber chambers champion chance chandler
change chapel chaplain chapman character charge chase check cherry chew chief child church city class clay clean clear
clerk cliff clinic clinical close cloud clover coach coal coat cock code coffee coffin cohort coin cold collar college
collier color comb come comfort coming commission committee common complete concern condition consider constable contact
contain continue control cook cooper copper copy cord corn corner correct cost cotton couch could council couple course
court cow crane create creek crisp crook cross crow crown cruise crust cup current curry cut daily dale damage danger
dark darling dash dawn day deacon dead dean dear death decide deck deed deep deer degree deliver dell demand department
depend design detail develop dial diamond die differ dill direct distance division dock doctor dodge doing done door
doubt dove dow down drake draper draw dream drew drinker drive driver drop drum dry duck duke during dust dyer each
eagle early earth east easter eat ebb edge effect effort either elder elm else ember end enough enter entire equal error
ethical ethics eve even evening event ever every ewe exact example except expect explain eye face fact factor faculty
fair fairy faith falcon fall falls family fan far farm farmer farrow fast father fawn fear feather feel fern ferry few
fiddler field fields fig figure fill final finch find finder fine finish fire first fish fisher fist fit five fix flag
flame flax fleet flint flood floor flower flowers fly fog folk follow food foot force ford foreman forest forester
forget fork form fort forth forward foster found fountain four fowler fox frame frank free freed freeman friend frost
fry full fuller function further future gain gale game gander garden gardener gate gates gay gem general gentry get gift
gill girl give given glad glass glazier glen glove glover go goat going gold golden good goodman goose gore got
governance grace grand grange grant grass grave graves gray great green greet grey grim gros ground group grove grow
guess guest guide guild gunner guy hack hail hair hale half hall ham hammer hand hands handy hanger happen happy hard
hardy hare harmony harp harper harrow hart harvest hatch hatcher haven having hawk hay hazel head heal health hear heart
heath heather heavy hedge held helm help hem hen herb herd here herring herself hick high hill hills him himself hind
hinge hit hobby hold holiday hollow holly holt home hood hook hooker hooper hope horn horner horse hospital host hotter
hour house how however howl hull human hundred hunt hunter hurst hurt ice idea image imperial important include increase
index inside instead institute institution institutional interest iron isle issue item its itself ivory ivy jade jar jay
jeune jewel job joiner jolly joy judge just justice keel keen keep keeper kept key keys kid kill kin kind king kings
kiss kitchen kite knew knight knock knot know known laboratory lace lad lady lake lamb land lane large lark lash last
late later latter laud laurel law lawless lawn lay leach lead leaf lean leap learn least leather leave led ledger left
legal legend lemon length leopard less let letter level life light lily limb lime limit linden line link lion list
listen lister little live lively load loaf local lock locks lodge long look lord loss lost lot loud love low loyal luck
lucky lumber lung lutheran lyre mace made maid maiden mail main major make maker making malt man management mane manner
manor mantle many map maple march marine mark marker marks marsh marshal marshall martyr mason mass mast master masters
match mate material matter max may mayor mead meadow meadows mean means measure medical medicine medley meet mellow
melody member memorial memory mention mercer merchant mercy merit merry met method methodist metropolitan middle might
mild miles mill miller mills mind mine miner minor mint minute miss mist moat model modern mole moment monday money
monitoring monk month moody moon moor moore moral more morning moss most moth mother mould mount mountain mouse move
much mud mule musk must mustard nail name nation nature near neat neck need needle nest never new newman next night
nightingale nine noble noir none noon nor normal north nose note nothing notice now number nun nurse nut oak oaks oats
object odd offer office often old olive once one onion only open opinion option orange orchard order ore organ other
otter our out outlaw outside oven over owl own ox pack page paid pain paine paint painter pair palace pale palm palmer
pan pansy pant paper parent parish park parker parks parrot parry parson part partridge party pass past pastor pat path
patience patient pattern pay peace peach peacock peak pear pearl peat peck peel pen pence penny people pepper per
percent perch perfect perhaps period person petal petit petty pheasant phone pick picker pickle picture piece pigeon
pike pilgrim pillar pine pink piper pitcher pitt place plain plan plane plank plant player pleasant please pledge plow
plum plumb plumber plume plus pocket point poker pole pond pool poole poor pope poppy port porter position possible post
potter pound powder power powers practice pray precious prefer prepare presbyterian present press pretty prevent price
pride priest prime prince prior privacy private problem process proctor produce program project proper protect
protection proud prove provide prudence public pull purple purpose push put quail quality queen question quick quill
quince quite rabbit rain raines ram ramp random range ranger rash rate rather raven ray read reader ready real reason
receive recent record reduce reed reeve reeves regal region regional registry relate remain remember remove repeat reply
report request require rest result return review rice rich riches rider ridge right ring ripple rise risk river rivers
road roar rob robe robin rock rod roe roller roman roof rook room roper rose rosemary roses rough round rouse roux rover
row rowan royal ruby ruff rule run rush rust rye sable sack sacred saddler sadler safe safety sage said sailor saint
sale salmon salt same sand sands sat satin savage save savory saw sawyer say scale scales scarlet scene school score
scrivener sea seal sealy seaman search season second section security see seed seem seen select self sell seller sellers
send senior sense sent separate sergeant series serious serve service set seven several sexton shade shadow shall share
sharp she sheep shell shelter shepherd sheriff shield shine ship shipman shire shirt shoemaker shore short shot should
shout show shown shy sick side sign silk silver similar simple since singer singleton sit site six size skill skinner
skipper sky slate slaughter slay sleep slim sloan sloe slow small smart smith smoke snow soar social soldier sole some
song soon sort soul sound source south space spade spark sparks sparrow speak speaker spear spears special speed spell
spend spice spicer spike spinner spirit spread spring springer spruce spur spurs square squire stable stack staff stag
stage stain stall stamp stand star stark starling start state statistical statistics stay steel steele steer steering
stein step sterling stern steward stewart stick still sting stock stocks stone stones stood stop storm story stout
straight strain strand strange straw stream street strong structure student study stuff style subject such sugar summer
summers sun sunday sunny sure surface survey swain swallow swan sweet sweeting swift sword system table tailor take
taken taking talk tall tan tanner tapper task tavern tawny teach teal team tease tell teller tempest temple ten tender
tent term test than thank that thatcher their them then theory there these they thick thing think third this thorn
thorne those three thrift through thrush thunder tide tiger tiler till tiller timber time tinker tipper title today
together told tolerance toll tom tomorrow too took top topic total touch toward tower towers town track trade train
trapper travel treasure treat tree trial tried trigger trim trinity trip triumph trouble trout trower true trust try tub
tuck tucker tulip turk turn turner turtle twain twin twist two type under understood unit university until upon upward
use usher usual vale valentine valley valour value van vane various venture verse vert very vest veterans vicar view
vine virgin virtue visit vivid voice volume waggoner wain wait waite wake wales walk walker wall waller walls walnut
wander want ward warden ware warm warner warren warrior wash watch water waters wax way weaver webster wedge wee weed
week weight weir welcome well wells went were west what wheat wheel wheeler when where which while whip white whitehead
who whole whose why wick wide wild wilder will willow wills win wind winder wine wing winner winter winters wise wish
wit without wolf woman won wonder wood woodcock woodman woods woodward wool word work world worth would wrath wren
wright write wrong wrote wry yard yarn yates year yes yet yew yield you young younger your zeal
"""
"""Words of English and some of French: with a capital within a sentence, they are names."""
_PROPER = """
africa alabama alaska alexandria america amsterdam antwerp apr april arizona asia athens aug august austin austria
barcelona basel beijing belfast berlin berne birmingham bologna bonn boston bremen bristol brussels budapest cairo
california cambridge carolina charlotte chelsea chester chicago china christian cleveland cologne copenhagen dakota
dallas dec december delhi denmark denver dresden dublin durham edinburgh england english essen europe feb february
finland flanders florence florida france frankfurt french fri friday geneva georgia german germany ghent graz greece
hague halle hamburg hannover heidelberg helsinki holland houston india ireland irish israel italy jan january japan jena
jersey jerusalem jordan jul july jun june kansas kent kiel kingston lancaster latin leeds leicester leiden leipzig
lincoln lisbon london lorraine lund lyon madison madrid mainz malta manchester mar marburg march maryland may melbourne
mexico miami milan minnesota mon monday montana moscow munich munster nantes naples netherlands nevada newcastle norfolk
norman normandy norway nottingham nov november oct october oslo ottawa oxford padua paris perth philadelphia poland
portugal prague quebec roman rome rotterdam russia salzburg sat saturday scotland scottish seoul sep sept september
sheffield siena singapore spain stockholm sun sunday sweden switzerland sydney tennessee texas thu thursday tokyo
toronto tubingen tue tuesday turin ulm utrecht vancouver venice victoria vienna virginia wales warsaw washington wed
wednesday wellington welsh york zurich
"""
"""Months, places and peoples: a capital says nothing."""
_EPONYMS = """
aalen adam adams altman alzheimer apgar armitage barthel bartlett bayes bayesian beck benjamini bernoulli bland
boltzmann bonferroni breslow brier carlo cauchy charlson cochran cohen cox crohn cronbach dice dijkstra dirichlet
doppler down duncan dunn dunnett edwards efron elixhauser euclid euler fisher fleiss fourier frechet friedman frobenius
gauss gaussian gibbs gini glasgow gompertz gower greenwood haenszel hamilton hamming harrell hausdorff hermite hilbert
hochberg hodgkin holm holter hounsfield huber huntington jaccard jaro jensen kalman kaplan karnofsky kendall kolmogorov
krippendorff kruskal langevin laplace levene levenshtein likert lorenz mahalanobis mann mantel marfan markov meier
minkowski monte moran nelson newton ornstein pareto parkinson parzen pearson poisson rademacher rankin raphson rosenbaum
rubin schoenfeld shannon shapiro simpson smirnov sobel sobol spearman student tukey turing turner uhlenbeck viterbi wald
wallis ward wasserstein weibull welch whitney wilcoxon wilk wilson winkler wishart yates youden zernike zipf
"""
"""Names that methods, scales and diseases bear."""
_GERMAN = """
abend acker adler amt anger apfel arm arzt bach bader bart bauer baum becker beil berg berger bild binder birne bischof
blatt blume boden bogen brand braut brief bruder brunnen buch busch dach decker dieb dorf dorn dreher eck ecke eiche eis
eisen engel ente erbe erde esel eule falke farbe fass feder feld fels fenster feuer finger fink fisch fischer fleischer
fluss forst frau freude freund friede frosch fuchs funke furst garten gast geiger geist geld glas glaser glocke gold
graf gras grund hahn hammer hand hase haupt haus heide held hemd herbst herr herz himmel hirsch hirte hof hoffnung holz
horn huhn hund hut jager jahr junge kaiser kalb kammer kappe keil keller kern kind kirche kirsch klinge knabe knecht
koch kohl konig kopf korb korn kraft kramer kranz kraus kreis kreuz krieg krieger krone krug kunst lamm lampe land laub
lauf leben leder lehrer lenz licht lied linde loch lohn luft maler mann markt mauer maurer maus meister mensch messer
metzger mond moos morgen muller mund nacht nadel nagel narr nase nebel nuss ochse ofen ohr ort ost otter palme papst
pfaffe pfeffer pfeifer pfeil pilz platz post preis probst rad rat rauch recht regen reich reif reiter richter riese rind
ring ritter rock rohr rose rost ruf ruhe sack salz sand sattler schaden schaf schafer schatten schatz schein schiff
schild schlosser schmied schnee schneider schreiber schreiner schritt schuh schuler schuster schutz schwan see seele
segen sessel silber sommer sonne sonntag specht speck sperling spiegel spitze stab stahl stamm staub stein stern stier
stolz storch strauch strich strom stuck stuhl sturm tag tal tanne tau taube teich teufel tier tisch tod topfer tor traum
trost turm ufer vater vogel vogt wagen wagner wald wand wasser weber weg wein weise welt werk wert wetter wiese wind
winkler winter wirt wolf wolke wort wunder wurst zahl zahn zaun zeit zeller ziegel ziegler ziel zimmer zimmermann zorn
zucker zunge zweig
"""
"""Nouns of German, which have a capital in every German sentence."""
_ABBREVIATIONS = """
acc acs afp aic aids aim ana anova api auc bic bmi bpm cad cca cdm cdr cfd cfr chd cid cks cms cns copd cpt cpu crf crp
csf csv cvd cvs dag dbp dcm dcr dna dpo dsc dtm dvh ecg eeg ehr emg emr ent eqa esr fap fda fdr fev fid fnr fpr gan gcs
gdpr gfr gmm gnn gpt gpu gru hcp hdl hiv hla hmm hpc hpo hrv hta http icc icd icu ihc iqr irb itt jpg json kde kid kld
kms knn ldl llm loh los lrt lstm mae map mar mcar mci mcmc mda mia mic mlp mmd mnar mnist mri mrn mse msi nan nct nhs
nlp nmr nos npv nri ocr oct omop pca pcr pdf pet pgs php pki pmc png ppi ppv pro prs psa qol rct rds rgb rmse rna rnn
roc roi ros sap sas sbp scd sdk sdv sha slr smd snp soc sop sql ssd std svm svs tbi tcp tia tls tnm tpr tsh tsv uri url
usa usb utc uuid vae vcf who xgb xml yaml zip
"""
"""Abbreviations of the field, which the initials of an organisation may happen to be."""
_NAMELESS = """
academic academy administration africa african agency allgemeine alliance america american amt anaesthesiology analytics
anstalt applied argentina asbl asia asociacion associates association australia australian austria austrian authority
authors autonoma bank bayerische belgian belgium bereich berufsverband biobank bioinformatics biological biology
biomedical biometrics biometry biosciences biostatistics biotech board bord brazil britain british bundes bundesamt
bundesinstitut bundesministerium bureau california canada canadian cancer cardiology cardiovascular care center centers
central centre centres centro centrum chair charitable charity children childrens chile china chinese city clinic
clinica clinical clinics cohort collaborative college commission commissions committee community company consortium
consulting contract control corp corporation council councils country data database denmark departamento departement
department der deutsche deutscher deutsches developer developers development devices di diagnostics die digital
direction disease diseases division du dutch dynamics east eastern education emergency energy engineering england
enterprises entwicklung epidemiology ethics europaische europe european excellence fachbereich fachhochschule faculdade
facultad faculty fakultat family federal federation finland finnish firma fond fondation fondazione fonds for forschung
forschungsgemeinschaft forschungszentrum foundation francaise france french fund fundacao fundacion funding fur
gemeinschaft general genetics genome genomic genomics german germany gesellschaft gesundheit gesundheitswesen global
gmbh government greece group groupe grupo gruppe health healthcare heart higher hochschule holdings hopital hospital
hospitalier hospitals human hygiene iceland imaging inc india indian industries industry informatics information
innovation institucion institut institute institutes institutet institution instituto instituut instruments insurance
integrated intensive international iran ireland irish israel istituto italian italy japan japanese joint junta kinder
kingdom klinik kliniken klinikum kommission koninklijk korea krankenhaus krankenkasse labor laboratoire laboratories
laboratory labs law learning legal library life limited llc llp ltd machine management mathematics mbh med medical
medicina medicine medicos medizin medizinische medizinischen medizinischer medizintechnik mexico ministerio ministerium
ministry model models molecular municipal museum nacional national nationale nationales natural nederlandse netherlands
network networks neurology neuroscience neurosciences new norsk north northern norway norwegian nuclear nursing of
office oncology organisation organization ospedale paediatrics panel partners pathology patient patients pediatrics
people pharma pharmaceutical pharmaceuticals pharmacy physiology platform poland policy polish politecnico polytechnic
polytechnique population portugal precision prevention primary privat private program programme project promotion
psychiatry public quality radiological radiology regional register registry research rheinische robotics royal russia
russian sante school schools schule science sciences scotland secretariat section service services servicio singapore
social societe society software solutions south southern spain spanish staatliche stadt state states statistical
statistics stichting stiftung studies study surgery sweden swedish swiss switzerland synthetic systems teaching team
technical techniques technische technischen technological technologies technology the therapeutics translational trial
trials trust turkey ukraine und union unit united universidad universidade universita universitaet universitaire
universitat universitats universitatsklinik universitatsklinikum universitatsmedizin universitatsspital universite
universiteit universitet universitetet university university's urban us usa user users ventures verband verein
vereinigung wales west western wissenschaft wissenschaften work working world youth zealand zentrale zentrum
"""
"""What organisations are called by, without being told apart by it."""
_PARTICLES = """
a af al am an and at auf aus av ba bei ben bin bint bsc da dal dalla dame das de degli dei del dela della den der des di
die dipl do dos doz dphil dr du e ed el en et facp fils frau frcp fur habil herr ibn ii iii in ing iv jr la las le les
lo los ma mag mba mbbs md med mme mph mr mrs ms msc mx nat of op pd phd phil priv prof professor rer san santa sir sr st
te ten ter the to und univ van vande vanden vander ver vom von y z zu zum zur
"""
"""Words in names that are not names themselves."""


_HOSTS = """
126.com 163.com anaconda.org archive.ics.uci.edu arxiv.org biorxiv.org bitbucket.org clinicaltrials.gov codeberg.org
cran.r-project.org data.mendeley.com datadryad.org dataverse.harvard.edu dataverse.org docker.io doi.org dx.doi.org
fastmail.com figshare.com ghcr.io github.com gitlab.com gmail.com gmx.de gmx.net googlemail.com handle.net
hdl.handle.net hotmail.com hub.docker.com huggingface.co icloud.com kaggle.com live.com mail.com mail.ru me.com
medrxiv.org mendeley.com ncbi.nlm.nih.gov openml.org openneuro.org orcid.org osf.io outlook.com physionet.org posteo.de
proton.me protonmail.com pubmed.ncbi.nlm.nih.gov purl.org pypi.org qq.com quay.io ror.org sourceforge.net synapse.org
t-online.de w3id.org web.de yahoo.com yandex.ru zenodo.org
"""
"""Hosts that everybody uses."""
_PROSE = ("title", "text", "why", "fix")


def is_common(word: str) -> bool:
    """Whether a folded word is a word of the language, and a name only where a capital says so."""
    return word in _listed(_COMMON) or word in _of_the_standard()


def is_proper(word: str, *, german: bool = False) -> bool:
    """Whether a folded word is much else with a capital, too."""
    return word in _listed(_PROPER) or (german and word in _listed(_GERMAN))


def is_eponym(word: str) -> bool:
    """Whether a folded word is what methods are called by."""
    return word in _listed(_EPONYMS)


def is_nameless(word: str) -> bool:
    """Whether a folded word says what kind of organisation one is, and not which."""
    return word in _listed(_NAMELESS) or is_particle(word) or is_common(word)


def is_particle(word: str) -> bool:
    """Whether a folded word is a part of names that tells nobody from another."""
    return word in _listed(_PARTICLES)


def is_abbreviation(word: str) -> bool:
    """Whether a folded word is an abbreviation that has nothing to do with who made a dataset."""
    return word in _listed(_ABBREVIATIONS) or word in _of_the_standard()


def is_prose(word: str) -> bool:
    """Whether a folded word is an ordinary word of prose."""
    return word in _of_the_standard() or is_particle(word)


def is_public(host: str) -> bool:
    """Whether a host, or what provides an address of e-mail, is used by everybody."""
    return host.lower() in _listed(_HOSTS)


def is_ordinary(word: str) -> bool:
    """Whether a folded word is common in texts that are unrelated to the authors of a dataset."""
    return is_nameless(word) or is_proper(word) or is_eponym(word) or is_abbreviation(word)


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def _of_the_standard() -> frozenset[str]:
    """Every word that the standard itself uses in its prose."""
    told = entries()
    texts = [entry.get(key, "") for entry in (*told["items"].values(), *told["rules"].values()) for key in _PROSE]
    texts += _descriptions(read("manifest.schema.json", NEWEST))
    return frozenset(re.findall(r"\b[a-z]{2,}\b", " ".join(texts)))


def _descriptions(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict) and isinstance(schema.get("description"), str):
        yield schema["description"]
    for each in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _descriptions(each)
