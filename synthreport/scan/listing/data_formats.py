"""Forms of files by the ends of their names: what each holds, and who reads it."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """What a file's name shows. Without a reader its content is not read; without a role its purpose is unknown."""

    role: str
    media_type: str
    reader: str = ""
    modality: str = ""
    unread: str = ""
    """Why data of this kind are not read, and what would help."""


BYTES = "application/octet-stream"
_SHEET = "spreadsheets are not read; save it as CSV"
_FOREIGN = "this form is not read; list its fields in a dictionary, or save it as CSV or Parquet"
_UNREAD = "this form is not read"
OPAQUE = "it is never opened: reading such a file may run what is in it"

_READ = {
    ".csv": Kind("data", "text/csv", "delimited", "tabular"),
    ".tsv": Kind("data", "text/tab-separated-values", "delimited", "tabular"),
    ".tab": Kind("data", "text/tab-separated-values", "delimited", "tabular"),
    ".psv": Kind("data", "text/csv", "delimited", "tabular"),
    ".parquet": Kind("data", "application/vnd.apache.parquet", "parquet", "tabular"),
    ".parq": Kind("data", "application/vnd.apache.parquet", "parquet", "tabular"),
    ".pq": Kind("data", "application/vnd.apache.parquet", "parquet", "tabular"),
    ".json": Kind("data", "application/json", "json_records"),
    ".ndjson": Kind("data", "application/x-ndjson", "json_records"),
    ".jsonl": Kind("data", "application/x-ndjson", "json_records"),
    ".dcm": Kind("data", "application/dicom", "dicom", "imaging"),
    ".dicom": Kind("data", "application/dicom", "dicom", "imaging"),
    ".dic": Kind("data", "application/dicom", "dicom", "imaging"),
    ".ima": Kind("data", "application/dicom", "dicom", "imaging"),
    ".nii": Kind("data", "application/x-nifti", "nifti", "imaging"),
    ".edf": Kind("data", "application/x-edf", "edf", "signal"),
    ".bdf": Kind("data", "application/x-bdf", "edf", "signal"),
    ".vcf": Kind("data", "text/x-vcf", "vcf", "genomic"),
    ".dat": Kind("data", BYTES, "wfdb"),
    ".mat": Kind("data", BYTES, "wfdb"),
}

_TABLES = """
    .sav .zsav .por .dta .sas7bdat .sas7bcat .xpt .xport .rds .rdata .rda .feather .arrow .arrows .orc .avro .arff
    .dbf .db .db3 .sqlite .sqlite3 .s3db .duckdb .mdb .accdb .pcap .pcapng .fcs .lmd .ftr .fst .qs .sd2
    .jmp .mtw .omv .jasp .fwf .data .rdb .dump .ldjson .bson .qs2 .lance .ipc .rrf .pheno .phen .covar
"""
_SIGNALS = """
    .gdf .eeg .vhdr .vmrk .set .fdt .fif .cnt .bvef .c3d .trc .emg .acq .abf .smr .smrx .nev .nsx .plx .tdms .scp
    .ecg .mwf .nwb .snirf .nirs .xdf .mef .mefd .hl7aecg .aecg .mfer .atr .qrs .apn .lay .rhd .rhs .sev .tev .tsq .tbk
    .ncs .nse .ntt .ns1 .ns2 .ns3 .ns4 .ns5 .ns6 .oebin .spk .sqd .meg4 .res4 .gt3x .cwa .agd .omx .wcp .axgd .axgx .ibw
    .lvm .mda .kwik .kwx .bvh .mot .sto .sph .sdat .spar .edfz .xdfz .bdfz .mff .xmlecg .ecgml
"""
_GENOMES = """
    .bcf .gvcf .bed .bim .fam .bam .cram .sam .pgen .pvar .psam .bgen .ped .haps .fasta .fa .fna .faa .ffn .fastq
    .fq .gff .gff3 .gtf .wig .bw .bigwig .bb .bigbed .bedgraph .maf .2bit .cel .idat .h5ad .h5mu .loom .mtx .bai .tbi
    .csi .crai .mzml .mzxml .mgf .imzml .ibd .wiff .wiff2 .mzid .mzidentml .mztab .pepxml .protxml .mzdb .msp .tdf .baf
    .hic .cool .mcool .scool .fast5 .pod5 .slow5 .blow5 .sra .fai .gct .gmt .sf .soft .gen .bedpe .tdf_bin .pairs
    .narrowpeak .broadpeak .gappedpeak .tped .tfam .gds .eigenstratgeno .hap .legend .sumstats .ldscore .assoc .cnr .cns
    .interval_list .biom .qza .qzv .newick .nwk .nexus .phylip .gb .gbk .genbank .embl .ab1 .sff .rsem .tpm
"""
_IMAGES = """
    .svs .ndpi .mrxs .bif .nrrd .nhdr .mha .mhd .mgz .mgh .mnc .img .gipl .jp2 .j2k .jls .brik .svslide .kfb .sdpc .tmap
    .mrc .vti .oir .stk .flex .hv .i33
"""
_ALBUMS = """
    .ndpis .vms .vmu .scn .vsi .czi .lif .lsm .nd2 .oib .oif .qptiff .isyntax .ecat .dcx .hdr .head .zraw .dv .ims .zvi
    .mrb .mrd .ismrmrd .cfl
"""
"""What holds several images, or only describes them."""
_OTHERS = """
    .raw .rec .par .hdf5 .hdf .he5 .h4 .nc .nc4 .cdf .zarr .npy .npz .hl7 .ccd .ccda .cda .edi .x12 .fhir .gii .annot
    .label .tck .trk .trx .stl .ply .vtk .vtp .geojson .gpkg .shp .shx .prj .kml .gpx .fit .tcx .xmi .conll .conllu
    .n5 .tfrecord .tfrecords .lmdb .sdf .mol .mol2 .pdb .cif .mmcif .smi .nxs .eaf .textgrid .er7 .adt .bval .bvec
    .bvals .bvecs .vtu .off .las .laz .xfm .lta .pdbqt .rxn .jdx .dx .spc .nmrml .ttl .nt .rdf .trig .msgpack .cbor
    .ecgxml .obj .3mf .glb .gltf .owl .obo .skos .tei .topojson .inchi .mtz .cbf .dset .1d .niml .fib .tt .curv
    .thickness .sulc .pial .inflated .grib .grib2 .grb .exr
"""
_TYPES = {
    ".feather": "application/vnd.apache.arrow.file", ".arrow": "application/vnd.apache.arrow.file",
    ".ipc": "application/vnd.apache.arrow.file", ".arrows": "application/vnd.apache.arrow.stream",
    ".ldjson": "application/x-ndjson", ".fcs": "application/vnd.isac.fcs", ".pcap": "application/vnd.tcpdump.pcap",
    **dict.fromkeys((".sqlite", ".sqlite3", ".s3db", ".db3"), "application/vnd.sqlite3"),
    ".dbf": "application/vnd.dbf", ".mdb": "application/x-msaccess", ".sav": "application/x-spss-sav",
    ".por": "application/x-spss-por", ".dta": "application/x-stata-dta", ".sas7bdat": "application/x-sas-data",
    ".sas7bcat": "application/x-sas-catalog", ".xpt": "application/x-sas-xport", ".xport": "application/x-sas-xport",
    **dict.fromkeys((".hdf5", ".he5", ".nwb", ".h5ad", ".h5mu", ".loom", ".snirf", ".cool", ".mcool", ".scool",
                     ".fast5"), "application/x-hdf5"),
    **dict.fromkeys((".nc", ".nc4"), "application/x-netcdf"), ".mat": "application/x-matlab-data",
    ".jp2": "image/jp2", ".j2k": "image/j2c", ".jls": "image/jls", ".lsm": "image/tiff", ".qptiff": "image/tiff",
    ".stl": "model/stl", ".obj": "model/obj", ".3mf": "model/3mf", ".glb": "model/gltf-binary",
    ".gltf": "model/gltf+json", ".las": "application/vnd.las", ".laz": "application/vnd.laszip",
    ".geojson": "application/geo+json", ".gpkg": "application/geopackage+sqlite3", ".shp": "application/vnd.shp",
    ".shx": "application/vnd.shx", ".kml": "application/vnd.google-earth.kml+xml", ".gpx": "application/gpx+xml",
    ".tcx": "application/vnd.garmin.tcx+xml", ".x12": "application/EDI-X12", ".xmi": "application/vnd.xmi+xml",
    ".ttl": "text/turtle", ".nt": "application/n-triples", ".rdf": "application/rdf+xml", ".trig": "application/trig",
    ".owl": "application/rdf+xml", ".tei": "application/tei+xml", ".cbor": "application/cbor",
    ".msgpack": "application/vnd.msgpack", ".pdb": "chemical/x-pdb", ".cif": "chemical/x-cif",
    ".mmcif": "chemical/x-mmcif", ".mol": "chemical/x-mdl-molfile", ".sdf": "chemical/x-mdl-sdfile",
    ".rxn": "chemical/x-mdl-rxnfile", ".smi": "chemical/x-daylight-smiles", ".jdx": "chemical/x-jcamp-dx",
    **dict.fromkeys((".mzml", ".mzxml", ".mzid", ".mzidentml", ".pepxml", ".protxml", ".nmrml", ".eaf", ".aecg",
                     ".hl7aecg", ".ecgxml", ".xmlecg", ".cda", ".ccda", ".ccd", ".gii"), "application/xml"),
}  # fmt: skip
"""Media types that are registered or in common use, by the ends of names; other data are mere bytes."""
_SOUNDS = {".wav": "wav", ".flac": "flac", ".mp3": "mpeg", ".ogg": "ogg", ".oga": "ogg", ".opus": "opus",
           ".m4a": "mp4", ".aac": "aac", ".aif": "aiff", ".aiff": "aiff", ".amr": "amr"}  # fmt: skip
_FILMS = {".mp4": "mp4", ".m4v": "mp4", ".avi": "x-msvideo", ".mov": "quicktime", ".mkv": "x-matroska",
          ".mpg": "mpeg", ".mpeg": "mpeg", ".webm": "webm", ".wmv": "x-ms-wmv"}  # fmt: skip
_SHEETS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xlsb": "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_MODELS = ".pth .ckpt .onnx .safetensors .keras .tflite .gguf .pmml .mlmodel"
_PROGRAMS = {
    ".py": "text/x-python", ".r": "text/x-r", ".rmd": "text/markdown", ".qmd": "text/markdown",
    ".ipynb": "application/x-ipynb+json", ".jl": "text/x-julia", ".sh": "application/x-sh", ".bat": "text/plain",
    ".ps1": "text/plain", ".sql": "application/sql", ".stan": "text/plain", ".sas": "text/plain", ".sps": "text/plain",
    ".do": "text/plain", ".ado": "text/plain", ".m": "text/plain", ".java": "text/x-java", ".js": "text/javascript",
    ".ts": "text/plain", ".cpp": "text/x-c", ".c": "text/x-c", ".h": "text/x-c", ".rs": "text/plain",
    ".go": "text/plain", ".toml": "application/toml", ".ini": "text/plain", ".cfg": "text/plain",
    ".yaml": "application/yaml", ".yml": "application/yaml", ".smk": "text/plain", ".nf": "text/plain",
}  # fmt: skip
_PAPERS = {
    ".md": "text/markdown", ".rst": "text/x-rst", ".txt": "text/plain", ".pdf": "application/pdf",
    ".html": "text/html", ".htm": "text/html", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
    ".gif": "image/gif", ".bmp": "image/bmp", ".webp": "image/webp",
    ".svg": "image/svg+xml", ".cff": "application/yaml", ".in": "text/plain", ".lock": "text/plain",
    ".tex": "text/x-tex", ".bib": "text/x-bibtex", ".rtf": "application/rtf", ".hea": "text/x-wfdb-header",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text", ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}  # fmt: skip
_ARCHIVES = {
    ".zip": "application/zip", ".tar": "application/x-tar", ".tgz": "application/gzip", ".tbz2": "application/x-bzip2",
    ".txz": "application/x-xz", ".7z": "application/x-7z-compressed", ".rar": "application/vnd.rar",
    ".gz": "application/gzip", ".bgz": "application/gzip", ".xz": "application/x-xz", ".bz2": "application/x-bzip2",
    ".zst": "application/zstd", ".lz4": "application/x-lz4",
}  # fmt: skip
_OPEN = {
    ".tif": "image/tiff", ".tiff": "image/tiff", ".xml": "application/xml", ".h5": "application/x-hdf5",
    ".pkl": BYTES, ".pickle": BYTES, ".joblib": BYTES, ".pt": BYTES, ".log": "text/plain", ".out": "text/plain",
}  # fmt: skip
"""Formats for data or something else: the name alone does not decide."""


def _all(role: str, media_types: dict[str, str], modality: str = "", unread: str = "") -> dict[str, Kind]:
    return {end: Kind(role, media, "", modality, unread) for end, media in media_types.items()}


FORMS = {
    **_all("", _OPEN),
    **_all("documentation", _PAPERS),
    **_all("code", _PROGRAMS),
    **_all("archive", _ARCHIVES),
    **_all("model", dict.fromkeys(_MODELS.split(), BYTES), unread=OPAQUE),
    **_all("data", dict.fromkeys(_OTHERS.split(), BYTES), unread=_UNREAD),
    **_all("data", dict.fromkeys(_TABLES.split(), BYTES), "tabular", _FOREIGN),
    **_all("data", dict.fromkeys(_SIGNALS.split(), BYTES), "signal", _UNREAD),
    **_all("data", dict.fromkeys(_GENOMES.split(), BYTES), "genomic", _UNREAD),
    **_all("data", dict.fromkeys(_IMAGES.split(), BYTES), "imaging"),
    **_all("data", dict.fromkeys(_ALBUMS.split(), BYTES), "imaging", _UNREAD),
    **_all("data", {end: f"audio/{media}" for end, media in _SOUNDS.items()}, "audio"),
    **_all("data", {end: f"video/{media}" for end, media in _FILMS.items()}, "video"),
    **_all("data", _SHEETS, "tabular", _SHEET),
    **_READ,
}
FORMS |= {end: FORMS[end]._replace(media_type=media) for end, media in _TYPES.items()}
"""The form of a file by the last end of its name."""
