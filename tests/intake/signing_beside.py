"""Signature files as partners send them: .p7s, .p7m, .xades, letters of ePUAP, .asice."""

import asyncio
import base64
import hashlib
import io
import zipfile

from lxml import etree
from signing import PESEL, authority, bare
from signxml import DigestAlgorithm, SignatureConstructionMethod
from signxml.xades import XAdESSigner

OS = "http://crd.gov.pl/xml/schematy/osoba/2009/03/06/"
DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
FILTER = "http://www.w3.org/2002/06/xmldsig-filter2"
ENVELOPED = DS + "enveloped-signature"


def cms(content: bytes, who="jan", *, digest="sha256", attached=False, stamped=None) -> bytes:
    """A .p7s over the bytes, or a .p7m with them inside."""
    signing = authority()[who].signer.async_sign_general_data(
        content, digest, detached=not attached, use_cades=True, timestamper=stamped)
    return asyncio.run(signing).dump()


def pem(der: bytes) -> bytes:
    """The same as text."""
    return (b"-----BEGIN PKCS7-----\n" + base64.encodebytes(der) + b"-----END PKCS7-----\n")


def xades(content, method: str, who="jan", *, uri=None, roles=("Rektor",), **how) -> bytes:
    """An XML signature made by another library; `method` is enveloped, enveloping or detached."""
    me = authority()[who]
    signer = XAdESSigner(claimed_roles=list(roles),
                         method=SignatureConstructionMethod[method],
                         digest_algorithm=DigestAlgorithm.SHA256, **how)
    chain = [it.pem.decode() for it in me.chain]
    data = content if method == "detached" else etree.fromstring(content)
    signed = signer.sign(data, key=me.pem_key, cert=chain, reference_uri=uri)
    return etree.tostring(signed)


def trusted_profile(content: bytes, *, mime="application/pdf") -> bytes:
    """A file as gov.pl signs it: in base64 in the signature, the person in a claimed role."""
    properties = f"""
      <xades:SignedProperties xmlns:xades="{XADES}" xmlns:ds="{DS}" Id="ID-p">
        <xades:SignedSignatureProperties>
          <xades:SigningTime>2026-03-03T12:15:00.123+01:00</xades:SigningTime>
          <xades:SignerRole><xades:ClaimedRoles><xades:ClaimedRole>{_person()}</xades:ClaimedRole>
          </xades:ClaimedRoles></xades:SignerRole>
        </xades:SignedSignatureProperties>
      </xades:SignedProperties>"""
    document = (f'<ds:Object xmlns:ds="{DS}" Encoding="{DS}base64" Id="ID-d" MimeType="{mime}">'
                f"{base64.b64encode(content).decode()}</ds:Object>")
    references = (_reference("#ID-d", content, [f'<ds:Transform Algorithm="{DS}base64"/>'],
                             kind=DS + "Object")
                  + _reference("#ID-p", _canonical(properties),
                               [f'<ds:Transform Algorithm="{EXCLUSIVE}"/>']))
    return _signature(references, document, properties).encode()


def epuap_letter(attachment: bytes, *, name="list poparcia.pdf", subtract=True) -> bytes:
    """An XML letter of ePUAP with a file attached, signed as a whole."""
    shown = base64.b64encode(name.encode()).decode()
    letter = (f'<wnio:Dokument xmlns:wnio="http://epuap.gov.pl/example"><wnio:Tresc><wnio:Zalacznik'
              f' nazwaPliku="{shown}" kodowanie="base64"><wnio:DaneZalacznika>'
              f"{base64.b64encode(attachment).decode()}</wnio:DaneZalacznika></wnio:Zalacznik>"
              f"</wnio:Tresc></wnio:Dokument>")
    path = (f'<dsig:XPath xmlns:dsig="{FILTER}" Filter="subtract">'
            "/descendant::ds:Signature</dsig:XPath>")
    transform = (f'<ds:Transform Algorithm="{FILTER}">{path}</ds:Transform>' if subtract
                 else f'<ds:Transform Algorithm="{ENVELOPED}"/>')
    properties = f"""<xades:SignedProperties xmlns:xades="{XADES}" xmlns:ds="{DS}" Id="ID-p">
      <xades:ClaimedRole>{_person()}</xades:ClaimedRole></xades:SignedProperties>"""
    whole = etree.tostring(etree.fromstring(letter).getroottree(), method="c14n")
    references = (_reference("", whole, [transform])
                  + _reference("#ID-p", _canonical(properties),
                               [f'<ds:Transform Algorithm="{EXCLUSIVE}"/>']))
    return letter.replace("</wnio:Dokument>", _signature(references, "", properties)
                          + "</wnio:Dokument>").encode()


def detached(content: bytes, *, uri="list.pdf", digest="sha256") -> bytes:
    """A signature beside a file, which states the file's hash."""
    return _signature(_reference(uri, content, [], digest=digest), "", "").encode()


def package(files: dict[str, bytes], *, kind="e", **how) -> bytes:
    """A ZIP of the files, the declaration of its type first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **how) as zipped:
        zipped.writestr("mimetype", f"application/vnd.etsi.asic-{kind}+zip",
                        zipfile.ZIP_STORED)
        for name, content in files.items():
            zipped.writestr(name, content)
    return out.getvalue()


def over_files(files: dict[str, bytes]) -> bytes:
    """The XML signature of a package over these files."""
    references = "".join(_reference(name, content, []) for name, content in files.items())
    return (f'<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#">'
            f"{_signature(references, '', '')}</asic:XAdESSignatures>").encode()


def manifest(signature: str, files: dict[str, bytes]) -> bytes:
    """The list of files that a CMS signature of a package signs."""
    rows = "".join(
        f'<asic:DataObjectReference URI="{name}"><ds:DigestMethod Algorithm="{SHA256}"/>'
        f"<ds:DigestValue>{_hash(content)}</ds:DigestValue></asic:DataObjectReference>"
        for name, content in files.items())
    return (f'<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="{DS}">'
            f'<asic:SigReference URI="{signature}"/>{rows}</asic:ASiCManifest>').encode()


def files_of(found) -> list[tuple[str, bytes]]:
    """Names and bytes of the files that a container gave up."""
    return [(it.name, it.path.read_bytes()) for it in found.inside]


def _person() -> str:
    return ('<ppZP:PodpisZP xmlns:ppZP="http://crd.gov.pl/xml/schematy/ppzp/"><ppZP:DaneZP>'
            f'<ppZP:DaneZPOsobyFizycznej xmlns:os="{OS}">'
            '<os:Nazwisko rodzajCzlonu="pierwszy">KOWALSKI</os:Nazwisko><os:Imie>JAN</os:Imie>'
            f"<os:PESEL>{PESEL}</os:PESEL></ppZP:DaneZPOsobyFizycznej></ppZP:DaneZP>"
            "</ppZP:PodpisZP>")


def _signature(references: str, document: str, properties: str) -> str:
    """A signature by the minister's seal, the values worked out here and not by the product."""
    info = (f'<ds:SignedInfo xmlns:ds="{DS}"><ds:CanonicalizationMethod Algorithm="{EXCLUSIVE}"/>'
            '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>'
            f"{references}</ds:SignedInfo>")
    me = authority()["minister"]
    value = bare(me.key, _canonical(info))
    certs = "".join(f"<ds:X509Certificate>{_der(it)}</ds:X509Certificate>" for it in me.chain)
    stated = (f'<ds:Object><xades:QualifyingProperties xmlns:xades="{XADES}">{properties}'
              "</xades:QualifyingProperties></ds:Object>") if properties else ""
    return (f'<ds:Signature xmlns:ds="{DS}" Id="ID-s">{info}<ds:SignatureValue>'
            f"{base64.b64encode(value).decode()}</ds:SignatureValue><ds:KeyInfo><ds:X509Data>"
            f"{certs}</ds:X509Data></ds:KeyInfo>{document}{stated}</ds:Signature>")


def _reference(uri: str, content: bytes, transforms: list[str], *, digest="sha256",
               kind="") -> str:
    listed = f"<ds:Transforms>{''.join(transforms)}</ds:Transforms>" if transforms else ""
    typed = f' Type="{kind}"' if kind else ""
    method = {"sha256": SHA256, "sha512": "http://www.w3.org/2001/04/xmlenc#sha512",
              "sha1": DS + "sha1"}[digest]
    return (f'<ds:Reference URI="{uri}"{typed}>{listed}<ds:DigestMethod Algorithm="{method}"/>'
            f"<ds:DigestValue>{_hash(content, digest)}</ds:DigestValue></ds:Reference>")


def _canonical(fragment: str) -> bytes:
    return etree.tostring(etree.fromstring(fragment), method="c14n", exclusive=True)


def _hash(content: bytes, digest="sha256") -> str:
    return base64.b64encode(hashlib.new(digest, content).digest()).decode()


def _der(identity) -> str:
    return base64.b64encode(identity.asn1.dump()).decode()
