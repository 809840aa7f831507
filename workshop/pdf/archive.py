"""What makes a file fit to be kept: PDF/A-2u, said in its metadata, its colours named."""

import zlib
from datetime import date
from xml.sax.saxutils import escape

from workshop.paths import ASSETS
from workshop.pdf.document import Document, text_string

PROGRAM = "Heliotrope"
PROFILE = "sRGB IEC61966-2.1"
_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of PDF/UA</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
"""PDF/A allows words of other standards where the file says what they mean."""
_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
    'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
    'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    "<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>"
    "<pdf:Producer>{program}</pdf:Producer>{keywords}<xmp:CreatorTool>{program}</xmp:CreatorTool>"
    "<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>"
    "<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>"
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"
    "<pdfuaid:part>1</pdfuaid:part>{schema}"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def write_about(
    document: Document, *, title: str, author: str, lang: str, keywords: str = ""
) -> tuple[int, int]:
    """Writes what the file says of itself, twice and alike; the numbers of the information and of
    the metadata. Its date is a day without an hour: who printed when is nobody's business.
    """
    day = date.today()
    found = f"<pdf:Keywords>{escape(keywords)}</pdf:Keywords>" if keywords else ""
    packet = _PACKET.format(
        title=escape(title), author=escape(author), lang=lang, program=PROGRAM, day=day,
        schema=_SCHEMA, keywords=found,
    )  # fmt: skip
    metadata = document.add_stream(b"/Type /Metadata /Subtype /XML", packet.encode("utf-8"))
    name, stamp = text_string(PROGRAM), f"(D:{day:%Y%m%d}000000Z)"
    words = f"/Keywords {text_string(keywords)} " if keywords else ""
    info = document.add(
        f"<< /Title {text_string(title)} /Author {text_string(author)} /Creator {name} "
        f"/Producer {name} {words}/CreationDate {stamp} /ModDate {stamp} >>".encode("ascii")
    )
    return info, metadata


def write_colours(document: Document) -> int:
    """Writes which red, green and blue are meant; the number of the output intent."""
    packed = zlib.compress((ASSETS / "srgb.icc").read_bytes())
    profile = document.add_stream(b"/N 3 /Filter /FlateDecode", packed)
    return document.add(
        f"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ({PROFILE}) "
        f"/Info ({PROFILE}) /RegistryName (http://www.color.org) "
        f"/DestOutputProfile {profile} 0 R >>".encode("ascii")
    )
