"""The document's metadata (XMP): title, author, language and day; no conformance is claimed."""

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

LOCALES = {"pl": "pl-PL", "en": "en-GB"}
_TEMPLATE = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{locale}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}T12:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T12:00:00Z</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True)
class About:
    """What a document says of itself; `locale` like "pl-PL", `day` its date."""

    title: str
    author: str
    subject: str
    creator: str
    locale: str
    day: date


def metadata(about: About, producer: str) -> pdfdoc.PDFStream:
    """The metadata stream of the catalogue, uncompressed so that any tool finds it."""
    said = {name: escape(str(value)) for name, value in vars(about).items()}
    text = _TEMPLATE.format(**said, producer=escape(producer))
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Metadata"),
                              "Subtype": pdfdoc.PDFName("XML")}), text.encode())
    stream.filters = []
    return stream
