import { readFileSync } from 'node:fs'
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm'

const folder = 'test/data/akoma-ntoso'
const schemaUrl = 'schema/akomantoso30.xsd'

xmlRegisterInputProvider(new XmlBufferInputProvider({ 'schema/xml.xsd': readFileSync(`${folder}/xml.xsd`) }))
const validator = XsdValidator.fromDoc(
  XmlDocument.fromString(readFileSync(`${folder}/akomantoso30.xsd`, 'utf8'), { url: schemaUrl }),
)

/** What keeps an XML text from being Akoma Ntoso 3.0; empty where nothing does. Throws where it is not well formed. */
export function faultsOf(xml: string): readonly string[] {
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
    return []
  } catch (error) {
    return [String(error)]
  } finally {
    document.dispose()
  }
}
