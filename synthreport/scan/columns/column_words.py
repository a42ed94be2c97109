"""Words that name columns and hardly ever are values, in the languages that tables of hospitals are written in."""

from __future__ import annotations

import re

_ENGLISH = """
    id ids uid uuid guid key pk idx index row rownum record recordid case caseid identifier mrn ssn number num nr no
    name firstname lastname surname forename givenname familyname fullname title initials
    sex gender age ageyears dob birthdate birthday birthyear yob ethnicity race nationality language religion
    patient patientid subject subjectid participant participantid person personid visit visitid encounter encounterid
    admission admitted discharge discharged episode stay hadm icustay hospital hospitalid ward unit units department
    dept clinic site siteid center centre facility provider physician doctor practitioner gp nurse
    address street city town county state province region district country location place postcode zipcode zip zip_code
    latitude longitude lat lon long lng phone telephone mobile fax email mail website url
    date datetime time timestamp day days week weeks month months quarter year years hour hours minute minutes second
    seconds start end starttime endtime startdate enddate begin stop duration created updated modified recorded
    diagnosis diagnoses diag dx disease condition conditions comorbidity comorbidities symptom symptoms complaint
    finding icd icd9 icd10 icdcode snomed loinc atc cpt drg rxnorm ndc code codes procedure procedures operation surgery
    drug drugs medication medications medicine dose dosage dosing route frequency prescription treatment treatments
    treated trt tx therapy arm arms group groups cohort allocation intervention exposure placebo control
    test tests testname lab labs analyte assay marker biomarker specimen sample sampleid result results value values
    measurement measure measurements parameter variable var observation obs flag flags unitcode reference range
    weight height bmi bp sbp dbp systolic diastolic pulse heartrate hr rr spo2 temp temperature glucose insulin hba1c
    cholesterol hdl ldl triglycerides creatinine urea bun albumin bilirubin sodium potassium calcium chloride hemoglobin
    haemoglobin hematocrit platelets wbc rbc crp lactate ferritin egfr
    smoker smoking smoke alcohol education income occupation job profession employment insurance married marital
    maritalstatus children
    status outcome outcomes event events death died dead deceased mortality survival censored censor relapse recurrence
    response responder followup follow_up endpoint stage grade severity score scores scale rating rank level levels
    class classes label labels target category categories type types kind subtype form model make brand color colour
    size length width depth volume area count counts n total sum mean median sd std stdev se min max minimum maximum
    variance percent percentage pct rate ratio proportion probability prob odds freq
    description desc comment comments note notes text remark remarks reason source origin version
    question answer item items task domain topic keyword keywords author authors publisher journal
    gene genes symbol chrom chromosome chr pos position ref alt allele genotype variant variants transcript protein
    species organism strain tissue cell cells celltype barcode batch plate well
    file filename path image imageid modality series slice study studyid instance bodypart view laterality side organ
    price cost costs amount charge charges currency quantity qty order product company sector
    power amplitude latency
    x y z t v
"""
_GERMAN = """
    nummer lfdnr fallnummer fall fallid patientennummer patientnr geschlecht alter geburtsdatum geburtsjahr geburtstag
    name vorname nachname familienname anrede titel straße strasse plz ort stadt land bundesland adresse telefon
    datum uhrzeit zeit tag monat jahr beginn ende dauer aufnahme aufnahmedatum entlassung entlassdatum station klinik
    krankenhaus abteilung arzt hausarzt diagnose diagnosen hauptdiagnose nebendiagnose befund symptom symptome
    medikament medikamente dosis wirkstoff therapie behandlung gruppe arm wert werte einheit messwert labor
    gewicht größe groesse blutdruck puls temperatur raucher alkohol beruf familienstand versicherung kasse
    ergebnis stadium schweregrad bemerkung bemerkungen kommentar anzahl summe art typ klasse kategorie bezeichnung
"""
_ROMANCE = """
    nom prénom prenom sexe âge date naissance adresse ville pays région département codepostal téléphone courriel
    médecin service hôpital diagnostic maladie médicament posologie traitement groupe valeur unité résultat taille poids
    fumeur profession année mois jour heure commentaire sejour séjour
    nombre apellido apellidos sexo edad fecha nacimiento dirección direccion ciudad país pais provincia teléfono correo
    médico medico servicio diagnóstico diagnostico enfermedad medicamento dosis tratamiento grupo valor unidad resultado
    peso talla altura fumador profesión año mes día hora comentario código codigo paciente
    nome cognome sesso età eta datanascita data nascita indirizzo città citta provincia paese telefono medico reparto
    ospedale diagnosi malattia farmaco dose terapia gruppo valore unità risultato altezza fumatore professione anno mese
    giorno ora commento codice paziente
    idade nascimento endereço cidade país telefone médico hospital diagnóstico doença tratamento
    naam voornaam achternaam geslacht leeftijd geboortedatum adres woonplaats stad land telefoon arts diagnose
    medicijn groep waarde eenheid gewicht lengte
    patients patiente paciente pazienti
"""

_IN_PLACE_OF_A_NUMBER = """
    na n.a. nil none unknown unk missing nd ns refused pending unclear not positive negative pos neg normal
    abnormal reactive nonreactive non-reactive detected trace traces high low elevated absent present borderline
    indeterminate equivocal inconclusive invalid error hemolyzed clotted deceased died dead withdrawn dropout lost
    discharged transferred cancelled canceled excluded unbekannt positiv negativ keine fehlt verstorben
    inconnu positif négatif aucun desconocido positivo negativo ignoto
"""
_OF_A_PERSON = """
    name names firstname lastname middlename surname forename givenname familyname fullname initials birthname
    maidenname email mail phone telephone tel mobile fax address addresses street zip zipcode postcode postal ssn mrn
    nhs passport iban licence license username login ip url dob birthdate birthday physician doctor gp nurse
    practitioner surgeon clinician investigator operator rater patientname carer caregiver guardian kin mother father
    parent spouse husband wife contact creator author editor reviewer anaesthetist anesthetist consultant referrer
    provider observer reader annotator coder signer verifier approver interviewer examiner assessor midwife pharmacist
    teacher attending resident dentist employee owner staff
    nachname vorname familienname geburtsname anschrift adresse strasse straße plz telefon geburtsdatum arzt ärztin
    hausarzt hausärztin behandler behandlerin versichertennummer betreuer betreuerin operateur operateurin pflegekraft
    pfleger pflegerin schwester überweiser überweiserin zuweiser zuweiserin ansprechpartner ansprechpartnerin kontakt
    mutter vater eltern ehemann ehefrau angehörige angehöriger vormund hebamme apotheker apothekerin lehrer lehrerin
    untersucher untersucherin sachbearbeiter sachbearbeiterin bearbeiter bearbeiterin benutzer nutzer verfasser
    befunder prüfer mitarbeiter mitarbeiterin
    nom prénom prenom médecin medecin courriel téléphone apellido apellidos nombre nombres correo dirección médico
    medico cognome nome indirizzo telefono naam achternaam voornaam huisarts sobrenome endereço
    soignant soignante infirmier infirmière infirmiere chirurgien chirurgienne responsable auteur utilisateur mère père
    conjoint tuteur pharmacien enfermero enfermera cirujano cirujana autor usuario madre padre tutor cuidador contacto
    infermiere infermiera chirurgo responsabile autore utente relatore verpleegkundige contactpersoon moeder vader
    enfermeiro enfermeira cirurgião usuário mãe pai doktor hekim hemşire soyad soyadı soyadi nazwisko imię imie lekarz
    lekarka pielęgniarka efternavn fornavn etternavn efternamn förnamn läkare læge lege sygeplejerske sykepleier
    sjuksköterska kirurg jméno jmeno příjmení prijmeni lékař lekar sukunimi etunimi lääkäri név orvos lname fname mname
"""

_GAPS = frozenset(_IN_PLACE_OF_A_NUMBER.split()) | {
    "not known", "not available", "not done", "not detected", "not reported", "not tested", "not applicable",
    "not recorded", "below limit", "no data", "lost to follow-up", "nicht bekannt", "nicht erhoben",
}  # fmt: skip
_IDENTIFIES = frozenset(_OF_A_PERSON.split())
_IDENTIFIES_ALONE = {"who", "first", "last", "middle", "given", "family"}
_IDENTIFIES_AT_THE_END = {"user", "pi", "dr", "person", "individual", "by", "doc", "phys", "surg"}
"""Words that mean a person if they are alone or last: `user`, but not `user_type`."""
_SOMEBODY = re.compile(
    r"(dr|doc|doctor|physician|surgeon|nurse|pat|patient|pt|client|subject|person|mother|father|user)names?|"
    r".*(ologist|iatrist|therapist|physicist|ician|surgeon|nurse)s?"
    r"|.*(olog|iater|therapeut|chirurg|anästhesist|anaesthesist|arzt|ärzt|aerzt)(e|in)?"
)
_WORDS = frozenset(f"{_ENGLISH} {_GERMAN} {_ROMANCE}".split())
_PARTS = re.compile(r"[^\W\d_]+")
_MOST_PARTS = 5
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")


def is_word(name: str) -> bool:
    """Whether a name is one of the words that columns are named with."""
    return "".join(words_of(name)) in _WORDS


def is_known(word: str) -> bool:
    """Whether a single word is one of those that names of columns are made of."""
    return word.lower() in _WORDS


def is_gap(name: str) -> bool:
    """Whether a word may replace a number in a record: for one that is missing, or as a result."""
    return name.casefold() in _GAPS


def identifies(name: str) -> bool:
    """Whether the name of a column says that its values may belong to one person, or name one: who did something."""
    words = words_of(name)
    singular = {*words, *(word.removesuffix("s") for word in words)}
    is_alone = len(words) == 1 and words[0] in _IDENTIFIES_ALONE
    is_last = not _IDENTIFIES_AT_THE_END.isdisjoint(words[-1:])
    return is_alone or is_last or not _IDENTIFIES.isdisjoint(singular) or any(map(_SOMEBODY.fullmatch, words))


def has_word(name: str) -> bool:
    """Whether a name ends with such a word, or is an identifier that begins with one."""
    parts = words_of(name)
    is_identifier = not re.search(r"\s", name.strip())
    return 1 < len(parts) <= _MOST_PARTS and (parts[-1] in _WORDS or (is_identifier and parts[0] in _WORDS))


def words_of(name: str) -> list[str]:
    """The words that a name is made of, in lower case."""
    return _PARTS.findall(_CAMEL.sub(" ", name.strip()).lower())
