"""Leaves in the prepared copy only what drawing a page needs."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from esabid.intake.jpeg import without_metadata
from esabid.intake.walk import entry, name_of, nodes

# ISO 32000-2: table 93 (forms) and table 87 (images) without what refers elsewhere.
PACKED = {"/Length", "/Filter", "/DecodeParms"}
FORM_KEYS = PACKED | {"/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group"}
IMAGE_KEYS = PACKED | {
    "/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent",
    "/ImageMask", "/Mask", "/Decode", "/Interpolate", "/SMask", "/SMaskInData", "/Matte"}
RESOURCE_KEYS = {"/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font",
                 "/Properties"}
ELSEWHERE = (
    "/AA", "/AF", "/EF", "/JS", "/JavaScript", "/Metadata", "/PieceInfo", "/StructParent",
    "/StructParents", "/OC", "/OPI", "/Ref", "/Alternates", "/Thumb", "/Measure", "/PtData",
    "/OpenAction", "/Annots", "/AcroForm", "/XFA", "/Names", "/EmbeddedFiles", "/LastModified",
    "/Collection", "/Next", "/PA", "/RichMediaContent", "/3DD", "/URI")
EXTERNAL_DATA = ("/F", "/FFilter", "/FDecodeParms")
ACTION_NAMES = frozenset((
    "/JavaScript", "/Launch", "/GoTo", "/GoToR", "/GoToE", "/GoToDp", "/SubmitForm", "/ResetForm",
    "/ImportData", "/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView", "/Hide",
    "/Thread", "/SetOCGState", "/Trans", "/URI", "/Named"))
EMPTIED_TYPES = frozenset(("/Action", "/Annot", "/Filespec", "/F", "/EmbeddedFile", "/OCG",
                           "/OCMD", "/Sig", "/StructElem", "/Rendition", "/MediaClip"))


def clean(pdf: pikepdf.Pdf) -> None:
    """Strip every dictionary and stream of the copy, wherever a hostile file may hide it."""
    for node in nodes(pdf):
        if is_emptied(node):
            keep_only(node, PACKED if isinstance(node, Stream) else set())
        elif isinstance(node, Stream):
            clean_stream(node)
        remove(node, ELSEWHERE)
        resources = entry(node, "/Resources")
        if isinstance(resources, Dictionary):
            clean_resources(resources)


def is_emptied(node) -> bool:
    """Whether this is an action, a file or another thing that no drawing needs."""
    return name_of(node, "/S") in ACTION_NAMES or name_of(node, "/Type") in EMPTIED_TYPES


def clean_stream(node: Stream) -> None:
    """Keep a form's and an image's drawing entries; no stream has its data outside."""
    kind = name_of(node, "/Subtype")
    if kind in ("/Form", "/Image"):
        keep_only(node, FORM_KEYS if kind == "/Form" else IMAGE_KEYS)
    remove(node, EXTERNAL_DATA)
    if kind == "/Image" and _is_plain_jpeg(node):
        raw = node.read_raw_bytes()
        bare = without_metadata(raw)
        if bare != raw:
            node.write(bare, filter=Name.DCTDecode)


def clean_resources(resources: Dictionary) -> None:
    """Keep the known categories; names of marked content stay valid and lead nowhere."""
    keep_only(resources, RESOURCE_KEYS)
    properties = entry(resources, "/Properties")
    if isinstance(properties, Dictionary):
        for key in list(properties.keys()):
            properties[key] = Dictionary()


def keep_only(node, keys: set[str]) -> None:
    """Delete all other entries."""
    remove(node, [key for key in node.keys() if key not in keys])


def remove(node, keys) -> None:
    """Delete these entries where they are."""
    for key in keys:
        if key in node and key != "/Length":
            del node[key]


def _is_plain_jpeg(node: Stream) -> bool:
    packing = entry(node, "/Filter")
    if isinstance(packing, Array) and len(packing) == 1:
        packing = packing[0]
    return packing == Name.DCTDecode and "/DecodeParms" not in node
