"""Where the standard's requirements come from: each source that an item or a rule may cite."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A published source: how it is cited, and where it is found (a DOI or a stable URL)."""

    citation: str
    url: str


SOURCES: dict[str, Source] = {
    "ADEMP": Source(
        "Morris TP, White IR, Crowther MJ. Using simulation studies to evaluate statistical methods. Stat "
        "Med 2019;38:2074-2102.",
        "https://doi.org/10.1002/sim.8086",
    ),
    "AIA53": Source(
        "European Commission. Explanatory notice and template for the public summary of training content "
        "for general-purpose AI models (AI Act, Article 53(1)(d)). C(2025) 8311, 2025.",
        "https://digital-strategy.ec.europa.eu/en/library/"
        "explanatory-notice-and-template-public-summary-training-content-general-purpose-ai-models",
    ),
    "BALLE": Source(
        "Balle B, Wang YX. Improving the Gaussian mechanism for differential privacy: analytical calibration and "
        "optimal denoising. ICML 2018. arXiv:1805.06530.",
        "https://arxiv.org/abs/1805.06530",
    ),
    "C2PA": Source(
        "Coalition for Content Provenance and Authenticity. Content Credentials: C2PA technical specification, version "
        "2.2.",
        "https://spec.c2pa.org/specifications/specifications/2.2/specs/C2PA_Specification.html",
    ),
    "CALC": Source(
        "Kokosi T, De Stavola B, Mitra R, et al. An overview on synthetic administrative data for research. "
        "Int J Popul Data Sci 2022;7(1):1727.",
        "https://doi.org/10.23889/ijpds.v7i1.1727",
    ),
    "CARE": Source(
        "Carroll SR, Garba I, Figueroa-Rodríguez OL, et al. The CARE principles for Indigenous data "
        "governance. Data Sci J 2020;19:43.",
        "https://doi.org/10.5334/dsj-2020-043",
    ),
    "CLAIM": Source(
        "Mongan J, Moy L, Kahn CE Jr. Checklist for artificial intelligence in medical imaging (CLAIM): a "
        "guide for authors and reviewers. Radiol Artif Intell 2020;2(2):e200029.",
        "https://doi.org/10.1148/ryai.2020200029",
    ),
    "COLL": Source(
        "Shumailov I, Shumaylov Z, Zhao Y, et al. AI models collapse when trained on recursively generated "
        "data. Nature 2024;631:755-759.",
        "https://doi.org/10.1038/s41586-024-07566-y",
    ),
    "COLL-ACCUMULATE": Source(
        "Gerstgrasser M, Schaeffer R, Dey A, et al. Is model collapse inevitable? Breaking the curse of "
        "recursion by accumulating real and synthetic data. arXiv:2404.01413, 2024.",
        "https://arxiv.org/abs/2404.01413",
    ),
    "COLL-FRESH": Source(
        "Alemohammad S, Casco-Rodriguez J, Luzi L, et al. Self-consuming generative models go MAD. ICLR "
        "2024. arXiv:2307.01850.",
        "https://arxiv.org/abs/2307.01850",
    ),
    "COLL-SUBSET": Source(
        "Kazdan J, Schaeffer R, Dey A, et al. Collapse or thrive? Perils and promises of synthetic data in "
        "a self-generating world. arXiv:2410.16713, 2024.",
        "https://arxiv.org/abs/2410.16713",
    ),
    "COLL-WEIGHT": Source(
        "He H, Xu S, Cheng G. Recursive learning without collapse: a weighting-based stabilization "
        "framework. arXiv:2502.18049, 2025 (first as Golden ratio weighting prevents model collapse).",
        "https://arxiv.org/abs/2502.18049",
    ),
    "CPM": Source(
        "Pilgram L, Dankar FK, Drechsler J, et al. A consensus privacy metrics framework for synthetic "
        "data. Patterns 2025.",
        "https://doi.org/10.1016/j.patter.2025.101320",
    ),
    "CR11": Source(
        "Benjelloun O, Simperl E, et al. Croissant format specification, version 1.1. MLCommons, 2026.",
        "https://github.com/mlcommons/croissant/blob/main/docs/croissant-spec-1.1.md",
    ),
    "CROISSANT-738": Source(
        "MLCommons Croissant, issue 738: Lineage / provenance representation. Opened 2024.",
        "https://github.com/mlcommons/croissant/issues/738",
    ),
    "DCR": Source(
        "Yao Z, Krčo N, Ganev G, de Montjoye YA. The DCR delusion: measuring the privacy risk of synthetic "
        "data. arXiv:2505.01524, 2025.",
        "https://arxiv.org/abs/2505.01524",
    ),
    "DICOM": Source(
        "DICOM Standards Committee. DICOM PS3, attribute Synthetic Data (0008,001C).",
        "https://www.dicomstandard.org/current",
    ),
    "DOME": Source(
        "Attafi OA, Clementel D, Kyritsis K, et al. DOME Registry: implementing community-wide "
        "recommendations for reporting supervised machine learning in biology. GigaScience 2024;13:giae094.",
        "https://doi.org/10.1093/gigascience/giae094",
    ),
    "DPAUD": Source(
        'Annamalai MSMS, Ganev G, De Cristofaro E. "What do you want from theory alone?" Experimenting with '
        "tight auditing of differentially private synthetic data generation. arXiv:2405.10994, 2024.",
        "https://arxiv.org/abs/2405.10994",
    ),
    "DS-DC": Source(
        "Gebru T, Morgenstern J, Vecchione B, et al. Datasheets for datasets. Commun ACM 2021;64(12):86-92.",
        "https://doi.org/10.1145/3458723",
    ),
    "DTA": Source(
        "Data & Trust Alliance. Data Provenance Standards, version 1.0. 2024.",
        "https://dataandtrustalliance.org/our-initiatives/data-provenance-standards",
    ),
    "EDPB28": Source(
        "European Data Protection Board. Opinion 28/2024 on certain data protection aspects related to the "
        "processing of personal data in the context of AI models. 2024.",
        "https://www.edpb.europa.eu/our-work-tools/our-documents/opinion-board-art-64/"
        "opinion-282024-certain-data-protection-aspects_en",
    ),
    "EHDS": Source(
        "Regulation (EU) 2025/327 of 11 February 2025 on the European Health Data Space, recital 77 and Article 73. OJ "
        "L, 2025/327, 5.3.2025.",
        "http://data.europa.eu/eli/reg/2025/327/oj",
    ),
    "FAIRS": Source(
        "Bhanot K, Baldini I, Wei D, Zeng J, Bennett KP. Downstream fairness caveats with synthetic "
        "healthcare data. arXiv:2203.04462, 2022.",
        "https://arxiv.org/abs/2203.04462",
    ),
    "FAIRS-SHARES": Source(
        "Salarian S, Zhang Y, Padhee S, Parthasarathy S. MedEqualizer: a framework investigating bias in "
        "synthetic medical data and mitigation via augmentation. arXiv:2511.01054, 2025.",
        "https://arxiv.org/abs/2511.01054",
    ),
    "GAMER": Source(
        "Luo X, Tham YC, Giuffrè M, et al. Reporting guideline for the use of generative artificial "
        "intelligence tools in medical research: the GAMER statement. BMJ Evid Based Med 2025;30(6):390-400.",
        "https://doi.org/10.1136/bmjebm-2025-113825",
    ),
    "GENO": Source(
        "Oprisanu B, Ganev G, De Cristofaro E. On utility and privacy in synthetic genomic data. NDSS 2022. "
        "arXiv:2102.03314.",
        "https://arxiv.org/abs/2102.03314",
    ),
    "GENO-HAPNEST": Source(
        "Wharrie S, Yang Z, Raj V, et al. HAPNEST: efficient, large-scale generation and evaluation of "
        "synthetic datasets for genotypes and phenotypes. Bioinformatics 2023;39(9):btad535.",
        "https://doi.org/10.1093/bioinformatics/btad535",
    ),
    "HALL": Source(
        "Pilgram L, El Kababji S, Liu D, El Emam K. Magnitude and impact of hallucinations in tabular "
        "synthetic health data on prognostic machine learning models: validation study. J Med Internet Res "
        "2025;27:e77893.",
        "https://doi.org/10.2196/77893",
    ),
    "HDCAT": Source(
        "European Commission. HealthDCAT-AP, release 5: metadata of health datasets under the European "
        "Health Data Space.",
        "https://healthdataeu.pages.code.europa.eu/healthdcat-ap/releases/release-5/",
    ),
    "HE26": Source(
        "He H, et al. AI-generated data contamination erodes pathological variability and diagnostic "
        "reliability. arXiv:2601.12946, 2026.",
        "https://arxiv.org/abs/2601.12946",
    ),
    "HEIN": Source(
        "Heinke et al. Dataset documentation for responsible AI: analysis of suitability and usage for "
        "health datasets. bioRxiv 2025.11.18.689064, 2025.",
        "https://doi.org/10.1101/2025.11.18.689064",
    ),
    "ICO25": Source(
        "Information Commissioner's Office. Anonymisation: guidance. United Kingdom, 28 March 2025.",
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/data-sharing/anonymisation/",
    ),
    "ICMJE26": Source(
        "International Committee of Medical Journal Editors. Recommendations for the conduct, reporting, editing, and "
        "publication of scholarly work in medical journals, section III.L.2, authors' access to data. January 2026.",
        "https://www.icmje.org/recommendations/",
    ),
    "IDR": Source(
        "El Emam K, Mosquera L, Bass J. Evaluating identity disclosure risk in fully synthetic health data: "
        "model development and validation. J Med Internet Res 2020;22(11):e23139.",
        "https://doi.org/10.2196/23139",
    ),
    "INF": Source(
        "Decruyenaere A, Dehaene H, Rabaey P, et al. The real deal behind the artificial appeal: "
        "inferential utility of tabular synthetic data. UAI 2024, PMLR 244:966-996.",
        "https://proceedings.mlr.press/v244/decruyenaere24a.html",
    ),
    "INTEG": Source(
        "HL7 Europe, xShare project. SYNDERAI synthetic data generation and use policy, version 1.2. 2025.",
        "https://synderai.net/index.php?menu=policy",
    ),
    "IPTC": Source(
        "International Press Telecommunications Council. Digital Source Type, NewsCodes vocabulary.",
        "https://cv.iptc.org/newscodes/digitalsourcetype/",
    ),
    "KAA": Source(
        "Kaabachi B, Despraz J, Meurers T, et al. A scoping review of privacy and utility metrics in "
        "medical synthetic data. npj Digit Med 2025;8:60.",
        "https://doi.org/10.1038/s41746-024-01359-3",
    ),
    "KS": Source(
        "Knowledgespeak editorial. Synthetic data in manuscripts: what editors and publishers need to check.",
        "https://www.knowledgespeak.com/news/"
        "knowledgespeak-editorial-synthetic-data-in-manuscripts-what-editors-and-publishers-need-to-check/",
    ),
    "KOV": Source(
        "Kairouz P, Oh S, Viswanath P. The composition theorem for differential privacy. ICML 2015; JMLR W&CP volume "
        "37. arXiv:1311.0776.",
        "https://arxiv.org/abs/1311.0776",
    ),
    "KUO": Source(
        "Kuo NIH, Gallego B, Jorm L. Synthetic but not realistic: the evaluation challenge in generative "
        "modelling for structured electronic medical records. arXiv:2606.08903, 2026.",
        "https://arxiv.org/abs/2606.08903",
    ),
    "LDH-ST": Source(
        "Synthetic data, synthetic trust: navigating data challenges in the digital revolution. Viewpoint. "
        "Lancet Digit Health 2025.",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC12778113/",
    ),
    "LFSD": Source(
        "Four checks for low-fidelity synthetic data: recommendations for disclosure control and quality "
        "evaluation. arXiv:2503.14211, 2025.",
        "https://arxiv.org/abs/2503.14211",
    ),
    "LINREC": Source(
        "Annamalai MSMS, Gadotti A, Rocher L. A linear reconstruction approach for attribute inference "
        "attacks against synthetic data. USENIX Security 2024. arXiv:2301.10053.",
        "https://arxiv.org/abs/2301.10053",
    ),
    "LONG": Source(
        "Mosquera L, El Emam K, Ding L, et al. A method for generating synthetic longitudinal health data. "
        "BMC Med Res Methodol 2023;23:67.",
        "https://doi.org/10.1186/s12874-023-01869-w",
    ),
    "MEM": Source(
        "Dar SUH, Seyfarth M, Ayx I, et al. Unconditional latent diffusion models memorize patient imaging "
        "data: implications for openly sharing synthetic data. arXiv:2402.01054, 2024.",
        "https://arxiv.org/abs/2402.01054",
    ),
    "METASYN-319": Source(
        "metasyn, issue 319: Additional provenance information. Opened 2024.",
        "https://github.com/sodascience/metasyn/issues/319",
    ),
    "METRIC": Source(
        "Schwabe D, Becker K, Seyferth M, Klaß A, Schäffter T. The METRIC-framework for assessing data "
        "quality for trustworthy AI in medicine: a systematic review. npj Digit Med 2024.",
        "https://doi.org/10.1038/s41746-024-01196-4",
    ),
    "MI-CLAIM-GEN": Source(
        "Miao BY, Chen IY, Williams CYK, et al. The minimum information about clinical artificial "
        "intelligence checklist for generative modeling research (MI-CLAIM-GEN). arXiv:2403.02558, 2024.",
        "https://arxiv.org/abs/2403.02558",
    ),
    "MINIMAR": Source(
        "Hernandez-Boussard T, Bozkurt S, Ioannidis JPA, Shah NH. MINIMAR (minimum information for medical "
        "AI reporting). J Am Med Inform Assoc 2020;27(12):2011-2015.",
        "https://doi.org/10.1093/jamia/ocaa088",
    ),
    "NAF": Source(
        "Nafis N, Esnaola I, Martinez-Perez A, Villa-Uriol MC, Osmani V. Critical challenges and guidelines "
        "in evaluating synthetic tabular data: a systematic review. arXiv:2504.18544, version 3, 2026.",
        "https://arxiv.org/abs/2504.18544",
    ),
    "NAT-ED": Source(
        "Synthetic data can benefit medical research — but risks must be recognized. Editorial. Nature, 10 "
        "September 2025.",
        "https://doi.org/10.1038/d41586-025-02869-0",
    ),
    "NEUR26": Source(
        "NeurIPS. Evaluations & Datasets track: hosting guidelines. 2026.",
        "https://neurips.cc/Conferences/2026/EvaluationsDatasetsHosting",
    ),
    "NIST-SP-800-226": Source(
        "Near J, Darais D, Lefkovitz N, Howarth G. Guidelines for evaluating differential privacy "
        "guarantees. NIST SP 800-226, 2025.",
        "https://doi.org/10.6028/NIST.SP.800-226",
    ),
    "NOLL": Source(
        "Nollett C, Lugg-Widger F, Stock J, et al. Discussing data: a UK-wide public consultation on the "
        "use of low fidelity synthetic data for research. Int J Popul Data Sci 2025;10(1).",
        "https://ijpds.org/article/view/2962",
    ),
    "OLIV": Source(
        "Oliver E, Lugg-Widger F, Haaker M, Magder C, Gordon E. Live research dialogue on the benefits, "
        "costs and utility of synthetic data for researchers. Int J Popul Data Sci 2024;9(5).",
        "https://doi.org/10.23889/ijpds.v9i5.2942",
    ),
    "ONS": Source(
        "Office for National Statistics. Synthetic data pilot. ONS methodology working paper 16.",
        "https://www.ons.gov.uk/methodology/methodologicalpublications/generalmethodology/"
        "onsworkingpaperseries/onsmethodologyworkingpaperseriesnumber16syntheticdatapilot",
    ),
    "PAS": Source(
        "Pasculli G, Virgolin M, Myles P, et al. Synthetic data in healthcare and drug development: "
        "definitions, regulatory frameworks, issues. CPT Pharmacometrics Syst Pharmacol 2025;14(5):840-852.",
        "https://doi.org/10.1002/psp4.70021",
    ),
    "PDPC": Source(
        "Personal Data Protection Commission Singapore. Proposed guide on synthetic data generation. 15 "
        "July 2024 (copy).",
        "https://www.scribd.com/document/757379649/SD-Guide",
    ),
    "PHANT": Source(
        "Amin K, Das R, Epasto A, et al. Phantoms and disclosures: a causal framework for auditing "
        "synthetic data. arXiv:2606.16952, 2026.",
        "https://arxiv.org/abs/2606.16952",
    ),
    "PHYS": Source(
        "PhysioNet. Use of MIMIC data with large language models and online services. 24 September 2025.",
        "https://physionet.org/news/post/llm-responsible-use",
    ),
    "RAAB": Source(
        "Raab GM. Privacy risk from synthetic data: practical proposals. arXiv:2409.04257, 2024.",
        "https://arxiv.org/abs/2409.04257",
    ),
    "RAI10": Source(
        "MLCommons. Croissant RAI specification, version 1.0. 2024.",
        "https://docs.mlcommons.org/croissant/docs/croissant-rai-spec.html",
    ),
    "RECON": Source(
        "Ganev G, De Cristofaro E. On the inadequacy of similarity-based privacy metrics: reconstruction "
        'attacks against "truly anonymous synthetic data". arXiv:2312.05114, 2023.',
        "https://arxiv.org/abs/2312.05114",
    ),
    "RECORD": Source(
        "Benchimol EI, Smeeth L, Guttmann A, et al. The reporting of studies conducted using observational "
        "routinely-collected health data (RECORD) statement. PLoS Med 2015;12(10):e1001885.",
        "https://doi.org/10.1371/journal.pmed.1001885",
    ),
    "REPL": Source(
        "El Emam K, Mosquera L, Fang X, El-Hussuna A. An evaluation of the replicability of analyses using "
        "synthetic health data. Sci Rep 2024;14:6978.",
        "https://doi.org/10.1038/s41598-024-57207-7",
    ),
    "SDV-2022": Source(
        "Synthetic Data Vault, issue 2022: Add reproducibility when fitting a synthesizer. Opened 2024.",
        "https://github.com/sdv-dev/SDV/issues/2022",
    ),
    "SHDGF": Source(
        "SynD, Digital Health CRC. Synthetic Health Data Governance Framework, draft 1.02. Australia.",
        "https://digitalhealthcrc.github.io/SDGF/",
    ),
    "SMD": Source(
        "Zamzmi G, Subbaswamy A, Sizikova E, Margerrison E, Delfino J, Badano A. Scorecard for synthetic "
        "medical data evaluation. Commun Eng 2025;4:130.",
        "https://doi.org/10.1038/s44172-025-00450-1",
    ),
    "SND": Source(
        "Swedish National Data Service. Guidance on organizing and documenting datasets that contain "
        "synthetic data. 2025. diva2:1946889.",
        "http://www.diva-portal.org/smash/record.jsf?pid=diva2:1946889",
    ),
    "SPDX3": Source(
        "SPDX. The System Package Data Exchange specification, version 3.0.1: Dataset and AI profiles. "
        "Linux Foundation, 2024.",
        "https://spdx.github.io/spdx-spec/v3.0.1/",
    ),
    "SRB": Source(
        "Court of Justice of the European Union. European Data Protection Supervisor v Single Resolution Board, "
        "C-413/23 P. Judgment of 4 September 2025. ECLI:EU:C:2025:645.",
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62023CJ0413",
    ),
    "STAND": Source(
        "Alderman JE, Palmer J, Laws E, et al. Tackling algorithmic bias and promoting transparency in "
        "health datasets: the STANDING Together consensus recommendations. Lancet Digit Health "
        "2025;7(1):e64-e88.",
        "https://doi.org/10.1016/S2589-7500(24)00224-3",
    ),
    "STRESS": Source(
        "Monks T, et al. Strengthening the reporting of empirical simulation studies: introducing the "
        "STRESS guidelines. J Simul 2019;13(1):55-67.",
        "https://doi.org/10.1080/17477778.2018.1442155",
    ),
    "SWE": Source(
        "Johnson E, Rayner D, Kasmire J, Hennetier V, Hajisharif S, Ström H. Metadata/README elements for "
        "synthetic structured data made with GenAI: recommendations to data repositories. 20 March 2025.",
        "https://aipolicylab.se/2025/03/20/"
        "metadata-readme-elements-for-synthetic-structured-data-made-with-genai-recommendations-to-data-"
        "repositories-to-encourage-transparent-reproducible-and-responsible-data-sharing",
    ),
    "SYNQP": Source(
        "SynQP: a framework and metrics for evaluating the quality and privacy risk of synthetic data. "
        "arXiv:2601.12124, 2026.",
        "https://arxiv.org/abs/2601.12124",
    ),
    "SYNTHEA-1236": Source(
        "Synthea, issue 1236: Runs with same seed are not producing identical results. Opened 2023.",
        "https://github.com/synthetichealth/synthea/issues/1236",
    ),
    "SYNTHEA-1262": Source(
        'Synthea, pull request 1262: Additional reproducibility fixes, plus a "single person seed". 2023.',
        "https://github.com/synthetichealth/synthea/pull/1262",
    ),
    "SYNTHEA-756": Source(
        "Synthea, pull request 756: Recreation. 2020.",
        "https://github.com/synthetichealth/synthea/pull/756",
    ),
    "SYNTHECG": Source(
        "SynthECG: generation and evaluation of synthetic electrocardiograms. Software repository.",
        "https://github.com/pedrodevog/SynthECG",
    ),
    "SYNTHEVAL-8": Source(
        "SynthEval, issue 8: Question about the DCR privacy metric. 2024.",
        "https://github.com/schneiderkamplab/syntheval/issues/8",
    ),
    "TAX": Source(
        "van Dijk B, ul Islam S, Achterberg J, et al. A novel taxonomy for navigating and classifying "
        "synthetic data in healthcare applications (INSAFEDARE). EFMI Special Topic Conference 2024.",
        "https://www.htatlas.com/methods/taxonomy-of-synthetic-data-in-healthcare/",
    ),
    "TRIPOD-AI-2024": Source(
        "Collins GS, Moons KGM, Dhiman P, et al. TRIPOD+AI statement: updated guidance for reporting "
        "clinical prediction models that use regression or machine learning methods. BMJ 2024;385:e078378.",
        "https://doi.org/10.1136/bmj-2023-078378",
    ),
    "TRIPOD-LLM": Source(
        "Gallifant J, Afshar M, Ameen S, et al. The TRIPOD-LLM reporting guideline for studies using large "
        "language models. Nat Med 2025;31(1):60-69.",
        "https://doi.org/10.1038/s41591-024-03425-5",
    ),
    "TXT": Source(
        "Liu J, Soni S, Nguyen A. Systematic evaluation of the quality of synthetic clinical notes "
        "rephrased by LLMs at million-note scale. arXiv:2605.17775, 2026.",
        "https://arxiv.org/abs/2605.17775",
    ),
    "TXT-MEMBERSHIP": Source(
        "Sarkar AR, Chuang YS, Mohammed N, Jiang X. De-identification is not enough: a comparison between "
        "de-identified and synthetic clinical notes. arXiv:2402.00179, version 2, 2025.",
        "https://arxiv.org/abs/2402.00179",
    ),
    "UCUM": Source(
        "Regenstrief Institute. The Unified Code for Units of Measure. Version 2.2, 2024.",
        "https://ucum.org/ucum",
    ),
    "UKSA": Source(
        "UK Statistics Authority. Ethical considerations relating to the creation and use of synthetic data. "
        "Guidance, 19 October 2022.",
        "https://uksa.statisticsauthority.gov.uk/publication/"
        "ethical-considerations-relating-to-the-creation-and-use-of-synthetic-data/",
    ),
    "UNECE": Source(
        "United Nations Economic Commission for Europe. Synthetic data for official statistics: a starter "
        "guide. ECE/CES/STAT/2022/6, 2023.",
        "https://unece.org/statistics/publications/synthetic-data-official-statistics-starter-guide",
    ),
    "VAL": Source(
        "Vallevik VB, Babic A, Marshall SE, et al. Can I trust my fake data: a comprehensive quality "
        "assessment framework for synthetic tabular data in healthcare. arXiv:2401.13716, 2024.",
        "https://arxiv.org/abs/2401.13716",
    ),
    "VV40": Source(
        "ASME V&V 40-2018. Assessing credibility of computational modeling through verification and "
        "validation: application to medical devices.",
        "https://www.asme.org/codes-standards/find-codes-standards/"
        "assessing-credibility-of-computational-modeling-through-verification-and-validation-application-to-"
        "medical-devices",
    ),
}
"""Every source by its key, in the order of the keys."""
