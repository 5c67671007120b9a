import { formatDate } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import type { Library } from '../../src/document/library.ts'
import { readerWords } from './reader-words.ts'

/** `/llms.txt`: where a program that reads the web finds the documents, their words and their citations (llmstxt.org). */
export function writeLlmsText({ documents }: Library, base: string, hasApi: boolean): string {
  const { title, lead, documents: heading, programs, openApi, mcp } = readerWords.llms
  return [
    `# ${title}`,
    `> ${lead}`,
    `## ${heading}`,
    documents.map((document) => writeDocument(document, base)).join('\n'),
    ...(hasApi
      ? [`## ${programs}`, `- [OpenAPI](${base}/api/openapi.json): ${openApi}\n- [MCP](${base}/mcp): ${mcp}`]
      : []),
    '',
  ].join('\n\n')
}

function writeDocument(document: Document, base: string): string {
  const { id, title, issuer } = document
  const { text, data } = readerWords.llms
  const about = `${inMarkdown(issuer)}, ${formatDate(document)}`
  return `- [${inMarkdown(title)}](${base}/${id}): ${about}. [${text}](${base}/${id}.md), [${data}](${base}/${id}.json)`
}

/** A document's words as text in a line of Markdown. */
function inMarkdown(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\[\]<>*_`#|]/gu, '\\$&')
}
