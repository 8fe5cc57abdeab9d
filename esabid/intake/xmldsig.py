"""XML signatures (W3C XML Signature 1.1): what they refer to, and whether it is unchanged.

A transform that is not known here makes a signature fail; none is left out in silence.
"""

import base64
import hashlib
import re
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from lxml import etree

from esabid.intake.rsa import verify_bare

DS = "{http://www.w3.org/2000/09/xmldsig#}"
SIGNATURE = DS + "Signature"
BASE64 = "http://www.w3.org/2000/09/xmldsig#base64"
# A letter and its signed properties take two or three.
MOST_REFERENCES = 30

_ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
_XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116"
_FILTER = "http://www.w3.org/2002/06/xmldsig-filter2"
_PLAIN_FORM = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
_FORMS = {_PLAIN_FORM: False, "http://www.w3.org/2006/12/xml-c14n11": False,
          "http://www.w3.org/2001/10/xml-exc-c14n#": True}
# SHA-1 is left out: it can be forged, so it vouches for nothing.
_HASHES = {"sha224": hashes.SHA224, "sha256": hashes.SHA256, "sha384": hashes.SHA384,
           "sha512": hashes.SHA512}
_METHOD = re.compile(r"(?:rsa|ecdsa)-(?P<hash>sha\d{3})|(?P<pss>sha\d{3})-rsa-MGF1")
_DOCUMENT = ("", "#xpointer(/)")
_ALL_SIGNATURES = re.compile(r"not\(ancestor-or-self::(\w+:)?Signature\)"
                             r"|(/descendant::|//)(\w+:)?Signature")
_THIS_SIGNATURE = re.compile(r"here\(\)/ancestor(-or-self)?::(\w+:)?Signature(\[1\])?")


@dataclass(frozen=True)
class Reference:
    """One thing a signature refers to: a file by its name, or an element of the same document.

    `intact` is None for a file that is not at hand; `decoded` says that base64 was taken off.
    """

    uri: str
    target: etree._Element | None
    algorithm: str
    digest: bytes
    intact: bool | None
    plain: bool
    decoded: bool


def parse(content: bytes) -> etree._Element:
    """The root of a stranger's XML; ValueError for what is no XML or defines anything itself."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True,
                             dtd_validation=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("no XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type")
    return root


def signed_by(signature: etree._Element, cert: x509.Certificate) -> bool:
    """Whether the signature value over its SignedInfo was made with the certificate's key."""
    info = signature.find(DS + "SignedInfo")
    method = info.find(DS + "SignatureMethod").get("Algorithm", "")
    found = _METHOD.fullmatch(method.partition("#")[2])
    if not found:
        return False
    value = base64.b64decode("".join(signature.find(DS + "SignatureValue").itertext()))
    made = _HASHES[found["hash"] or found["pss"]]()
    over = canonical(info, info.find(DS + "CanonicalizationMethod"))
    try:
        _verify(cert.public_key(), value, over, made, pss=bool(found["pss"]))
    except InvalidSignature:
        return False
    return True


def references(signature: etree._Element, files) -> list[Reference]:
    """Everything the signature refers to; `files(name)` gives the bytes of a file, or None."""
    found = signature.findall(f"{DS}SignedInfo/{DS}Reference")
    if not 0 < len(found) <= MOST_REFERENCES:
        raise ValueError("too many references, or none")
    return [_reference(it, signature, files) for it in found]


def canonical(node, method: etree._Element | None = None) -> bytes:
    """The canonical bytes of an element or a tree, by the method it states."""
    name = method.get("Algorithm", "") if method is not None else _PLAIN_FORM
    form = name.removesuffix("WithComments").removesuffix("#")
    form = form + "#" if form + "#" in _FORMS else form
    if form not in _FORMS:
        raise ValueError("an unknown canonical form")
    prefixes = None
    if _FORMS[form] and method is not None:
        listed = method.find("{http://www.w3.org/2001/10/xml-exc-c14n#}InclusiveNamespaces")
        prefixes = listed.get("PrefixList", "").split() if listed is not None else None
    return etree.tostring(node, method="c14n", exclusive=_FORMS[form],
                          with_comments=name.endswith("WithComments"),
                          inclusive_ns_prefixes=prefixes)


def _verify(key, value: bytes, over: bytes, made, *, pss: bool) -> None:
    if isinstance(key, rsa.RSAPublicKey):
        _verify_rsa(key, value, over, made, pss=pss)
    elif isinstance(key, ec.EllipticCurvePublicKey) and value and len(value) % 2 == 0:
        half = len(value) // 2
        first, second = (int.from_bytes(it, "big") for it in (value[:half], value[half:]))
        key.verify(utils.encode_dss_signature(first, second), over, ec.ECDSA(made))
    else:
        raise InvalidSignature


def _verify_rsa(key: rsa.RSAPublicKey, value: bytes, over: bytes, made, *, pss: bool) -> None:
    if pss:
        key.verify(value, over, padding.PSS(padding.MGF1(made), made.digest_size), made)
        return
    try:
        key.verify(value, over, padding.PKCS1v15(), made)
    except InvalidSignature:
        verify_bare(key, value, made.name, hashlib.new(made.name, over).digest())


def _reference(node: etree._Element, signature, files) -> Reference:
    uri = node.get("URI")
    if uri is None:
        raise ValueError("a reference to nothing")
    target = _target(signature, uri)
    transforms = node.findall(f"{DS}Transforms/{DS}Transform")
    algorithm = node.find(DS + "DigestMethod").get("Algorithm", "").partition("#")[2]
    digest = base64.b64decode("".join(node.find(DS + "DigestValue").itertext()))
    content = files(uri) if target is None else _transformed(target, signature, uri, transforms)
    if target is None and content is not None and transforms:
        content = _transformed_file(content, transforms)
    intact = None
    if content is not None:
        intact = algorithm in _HASHES and any(
            hashlib.new(algorithm, it).digest() == digest for it in _forms(content, signature))
    decoded = any(it.get("Algorithm") == BASE64 for it in transforms)
    return Reference(uri, target, algorithm, digest, intact, not transforms, decoded)


def _forms(content, signature):
    """The bytes of a reference's content: where it states no canonical form, the standard one.

    Some signers take the form of SignedInfo there, which says the same of the same element.
    """
    if isinstance(content, bytes):
        yield content
    else:
        yield canonical(content)
        yield canonical(content, signature.find(f"{DS}SignedInfo/{DS}CanonicalizationMethod"))


def _target(signature: etree._Element, uri: str) -> etree._Element | None:
    """The element of the same document; None for a file. ValueError where it is not just one."""
    root = signature.getroottree().getroot()
    if uri in _DOCUMENT:
        return root
    if not uri.startswith("#"):
        return None
    found = root.xpath("//*[@Id=$id or @ID=$id or @id=$id or @xml:id=$id]", id=uri[1:])
    if len(found) != 1:
        raise ValueError("no element of this name, or several")
    return found[0]


def _transformed(target, signature, uri: str, transforms):
    """What was hashed, after all transforms in their order: bytes, or a part of the document."""
    content, without = target, set()
    everywhere = list(target.getroottree().getroot().iter(SIGNATURE))
    for transform in transforms:
        name = transform.get("Algorithm", "")
        if isinstance(content, bytes):
            content = _transformed_file(content, [transform])
        elif name == BASE64:
            content = base64.b64decode(target.xpath("string()"))
        elif name == _ENVELOPED or _takes_out(transform, _THIS_SIGNATURE):
            without.add(everywhere.index(signature))
        elif _takes_out(transform, _ALL_SIGNATURES):
            without |= set(range(len(everywhere)))
        else:
            content = canonical(_less(target, uri, everywhere, without), transform)
    return content if isinstance(content, bytes) else _less(target, uri, everywhere, without)


def _takes_out(transform: etree._Element, pattern: re.Pattern) -> bool:
    """Whether it is a transform that leaves out signatures by this path."""
    if transform.get("Algorithm") not in (_XPATH, _FILTER):
        return False
    paths = [it for it in transform.iter() if etree.QName(it).localname == "XPath"]
    return bool(paths) and all(
        it.get("Filter", "subtract") == "subtract"
        and pattern.fullmatch("".join("".join(it.itertext()).split())) for it in paths)


def _less(target, uri: str, everywhere: list, without: set[int]):
    """The target, or the whole document, less these signatures; what is given is not changed."""
    whole, tree = uri in _DOCUMENT, target.getroottree()
    if not without:
        return tree if whole else target
    place = list(tree.getroot().iter()).index(target)
    copy = parse(etree.tostring(tree))
    target, signatures = list(copy.iter())[place], list(copy.iter(SIGNATURE))
    for at in without:
        _remove(signatures[at])
    return copy.getroottree() if whole else target


def _remove(element: etree._Element) -> None:
    """Take out an element and leave the text after it where it is."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        raise ValueError("nothing is left")
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _transformed_file(content: bytes, transforms) -> bytes:
    """A file after its transforms: base64 taken off, or XML made canonical."""
    for transform in transforms:
        if transform.get("Algorithm") == BASE64:
            content = base64.b64decode(content)
        else:
            content = canonical(parse(content).getroottree(), transform)
    return content
