import { describe, expect, it } from 'vitest'
import { pinpoint, shortCitation, sourcePinpoint } from '../../../src/document/citation.ts'
import type { Document } from '../../../src/document/document.ts'
import { allPlaces } from '../../../src/document/pinpoint/all-places.ts'
import { treeOf } from '../../../src/document/tree.ts'
import { documentOf, passageOf } from './document.ts'
import { texts } from './texts.ts'

const documents = new Map(
  Object.entries(texts).map(([language, text]) => [language, documentOf(text, language)]),
)

function documentIn(language: string) {
  const document = documents.get(language)
  if (document === undefined) throw new Error(language)
  return document
}

const places = [
  ['en', 'preamble', 'preamble', 'preamble'],
  ['en', 'preamble.sub1', 'preamble, para. 1', 'preamble, first paragraph (unnumbered; our count)'],
  ['en', 'pp1', 'PP 1', 'preambular paragraph 1 (unnumbered; our count)'],
  ['en', 'rec26', 'recital 26', 'recital 26'],
  ['en', 'ch2', 'Chapter II', 'Chapter II'],
  ['en', 'ch2.sub1', 'Chapter II, para. 1', 'Chapter II, first paragraph (unnumbered; our count)'],
  ['en', 'art6', 'art. 6', 'Article 6'],
  ['en', 'art6.1', 'art. 6(1)', 'Article 6(1)'],
  ['en', 'art6.1.sub2', 'art. 6(1) subpara. 2', 'Article 6(1), second subparagraph'],
  ['en', 'art6.1.f', 'art. 6(1)(f)', 'Article 6(1)(f)'],
  ['en', 'art6.1.f.i', 'art. 6(1)(f)(i)', 'Article 6(1)(f)(i)'],
  ['en', 'art6.2.c', 'art. 6(2)(c)', 'Article 6(2), third bullet'],
  ['en', 'art7', 'art. 7', 'Article 7 (repealed)'],
  ['en', 'rule7.2', 'Rule 7(2)', 'Rule 7(2)'],
  ['en', 'closing', 'closing', 'closing'],
  ['en', 'annex1', 'annex I', 'annex I'],
  ['en', 'annex1.3', 'annex I, para. 3', 'annex I, para. 3'],
  ['en', 'annex1.3.a', 'annex I, para. 3(a)', 'annex I, para. 3, item (a)'],
  ['en', 'annex1.3.t1.r0101', 'annex I, para. 3, row 0101', 'annex I, para. 3, table, row 0101'],
  ['en', 'n4', 'note 4', 'note 4 to Rule 7(2)'],
  ['fr', 'pp1', '1er al. du préambule', '1er alinéa du préambule (non numéroté; compté par nous)'],
  ['fr', 'rec26', 'considérant 26', 'considérant 26'],
  ['fr', 'art6.1', 'art. 6, par. 1', 'article 6, paragraphe 1'],
  ['fr', 'art6.1.sub2', 'art. 6, par. 1, al. 2', 'article 6, paragraphe 1, deuxième alinéa'],
  ['fr', 'art6.1.f', 'art. 6, par. 1, point f)', 'article 6, paragraphe 1, point f)'],
  ['fr', 'art6.1.f.i', 'art. 6, par. 1, point f), i)', 'article 6, paragraphe 1, point f), i)'],
  ['fr', 'art6.2.b', 'art. 6, par. 2, tiret 2', 'article 6, paragraphe 2, deuxième tiret'],
  ['fr', 'art7', 'art. 7', 'article 7 (abrogé)'],
  ['fr', 'art1.1', 'art. premier, par. 1', 'article premier, paragraphe 1'],
  ['fr', 'annex1.3', 'annexe I, point 3', 'annexe I, point 3'],
  ['es', 'pp1', 'párr. 1 del preámbulo', 'párrafo 1 del preámbulo (sin número; recuento nuestro)'],
  ['es', 'art6.1', 'art. 6, ap. 1', 'artículo 6, apartado 1'],
  ['es', 'art6.1.sub2', 'art. 6, ap. 1, segundo párr.', 'artículo 6, apartado 1, segundo párrafo'],
  ['es', 'art6.1.f', 'art. 6, ap. 1, letra f)', 'artículo 6, apartado 1, letra f)'],
  ['es', 'art6.2.c', 'art. 6, ap. 2, guion 3', 'artículo 6, apartado 2, tercer guion'],
  ['es', 'art27.IV.a', 'art. 27, fracc. IV, letra a)', 'artículo 27, fracción IV, letra a)'],
  ['es', 'annex1.3', 'anexo I, punto 3', 'anexo I, punto 3'],
  ['de', 'rec26', 'Erwägungsgrund 26', 'Erwägungsgrund 26'],
  ['de', 'art6.1.sub2', 'Art. 6 Abs. 1 UAbs. 2', 'Artikel 6 Absatz 1 Unterabsatz 2'],
  ['de', 'art6.1.f', 'Art. 6 Abs. 1 Buchst. f', 'Artikel 6 Absatz 1 Buchstabe f'],
  ['de', 'art6.1.f.i', 'Art. 6 Abs. 1 Buchst. f Ziff. i', 'Artikel 6 Absatz 1 Buchstabe f Ziffer i'],
  ['de', 'art16a.1', 'Art. 16a Abs. 1', 'Artikel 16a Absatz 1'],
  ['de', 'art5.1.1.a', '§ 5 Abs. 1 Nr. 1 Buchst. a', '§ 5 Absatz 1 Nummer 1 Buchstabe a'],
  ['de', 'annex1.3', 'Anhang I Nr. 3', 'Anhang I Nummer 3'],
  ['nl', 'art6.1.sub2', 'art. 6, lid 1, alinea 2', 'artikel 6, lid 1, tweede alinea'],
  ['nl', 'art6.1.f', 'art. 6, lid 1, onder f)', 'artikel 6, lid 1, onder f)'],
  ['nl', 'art6.2.b', 'art. 6, lid 2, streepje 2', 'artikel 6, lid 2, tweede streepje'],
  ['nl', 'annex1.3', 'bijlage I, punt 3', 'bijlage I, punt 3'],
  ['it', 'art6.1.sub2', 'art. 6, par. 1, cpv. 2', 'articolo 6, paragrafo 1, secondo comma'],
  ['it', 'art6.1.f', 'art. 6, par. 1, lett. f)', 'articolo 6, paragrafo 1, lettera f)'],
  ['it', 'art6.2.b', 'art. 6, par. 2, trattino 2', 'articolo 6, paragrafo 2, secondo trattino'],
  ['it', 'annex1.3', 'allegato I, punto 3', 'allegato I, punto 3'],
  ['pt', 'art6.1.sub2', 'art. 6.º, n.º 1, 2.º par.', 'artigo 6.º, n.º 1, segundo parágrafo'],
  ['pt', 'art6.1.f', 'art. 6.º, n.º 1, al. f)', 'artigo 6.º, n.º 1, alínea f)'],
  ['pt', 'art6.2.b', 'art. 6.º, n.º 2, travessão 2', 'artigo 6.º, n.º 2, segundo travessão'],
  ['pt', 'annex1.3', 'anexo I, ponto 3', 'anexo I, ponto 3'],
  ['ru', 'art3.2', 'ч. 2 ст. 3', 'часть 2 статьи 3'],
  ['ru', 'art3.2.sub2', 'абз. 2 ч. 2 ст. 3', 'абзац 2 части 2 статьи 3'],
  ['ru', 'art3.2.1', 'п. 1 ч. 2 ст. 3', 'пункт 1 части 2 статьи 3'],
  ['ru', 'art3.2.1.а', 'подп. «а» п. 1 ч. 2 ст. 3', 'подпункт «а» пункта 1 части 2 статьи 3'],
  [
    'ru',
    'art3.3.b',
    'пункт 2 перечня ч. 3 ст. 3',
    'второй пункт перечня (без номера; счёт наш) части 3 статьи 3',
  ],
  ['ru', 'annex1.3', 'прил. 1, п. 3', 'приложение 1, пункт 3'],
  ['ar', 'art19', 'المادة ١٩', 'المادة ١٩'],
  ['ar', 'art19.2', 'المادة ١٩، الفقرة ٢', 'المادة ١٩، الفقرة ٢'],
  ['ar', 'art19.2.أ', 'المادة ١٩، الفقرة ٢، البند (أ)', 'المادة ١٩، الفقرة ٢، البند (أ)'],
  ['ar', 'annex1.3', 'المرفق 1، الفقرة 3', 'المرفق 1، الفقرة 3'],
  ['zh', 'art13', '第十三条', '第十三条'],
  ['zh', 'art13.sub2', '第十三条第二款', '第十三条第二款'],
  ['zh', 'art13.1', '第十三条第一款第（一）项', '第十三条第一款第（一）项'],
  ['zh', 'art13.2', '第十三条第一款第（二）项', '第十三条第一款第（二）项'],
  ['zh', 'annex1.3', '附件一第3段', '附件一第3段'],
  ['ko', 'art7-2.1', '제7조의2제1항', '제7조의2 제1항'],
  ['ko', 'art7-2.1.3', '제7조의2제1항제3호', '제7조의2 제1항 제3호'],
  ['ko', 'art7-2.1.3.가', '제7조의2제1항제3호가목', '제7조의2 제1항 제3호 가목'],
  ['ko', 'annex1.3', '별표 1 제3항', '별표 1 제3항'],
] as const

describe('a place is named in the words of its document', () => {
  it.each([...documents])('%s: all of them are written down', (language, document) => {
    const { written } = writeAll(document)
    for (const [of, , short, full] of places) {
      if (of === language) expect([...written]).toEqual(expect.arrayContaining([short, full]))
    }
  })

  it('those of a long document are written with pauses', () => {
    const { written, most } = writeAll(documentOf(paragraphs(1_000)))
    expect(written).toContain('¶1000')
    expect(most).toBeLessThan(200)
  })

  it.each(places)('%s: %s is %s, in full %s', (language, id, short, full) => {
    const passage = passageOf(id, documentIn(language))
    expect([pinpoint(passage), sourcePinpoint(passage)]).toEqual([short, full])
  })

  it.each([
    ['en', 'art6.1:1', 'art. 6(1):1', 'Article 6(1), first sentence'],
    [
      'en',
      'ch2.sub1:1-2',
      'Chapter II, para. 1:1–2',
      'Chapter II, first paragraph (unnumbered; our count), sentences 1–2',
    ],
    [
      'fr',
      'art6.1.sub2:1',
      'art. 6, par. 1, al. 2:1',
      'article 6, paragraphe 1, deuxième alinéa, première phrase',
    ],
    [
      'es',
      'art6.1.sub2:2',
      'art. 6, ap. 1, segundo párr.:2',
      'artículo 6, apartado 1, segundo párrafo, segunda frase',
    ],
    ['de', 'art16a.1:1', 'Art. 16a Abs. 1 Satz 1', 'Artikel 16a Absatz 1 Satz 1'],
    ['nl', 'art6.1.sub2:1', 'art. 6, lid 1, alinea 2:1', 'artikel 6, lid 1, tweede alinea, eerste zin'],
    [
      'it',
      'art6.1.sub2:1',
      'art. 6, par. 1, cpv. 2:1',
      'articolo 6, paragrafo 1, secondo comma, prima frase',
    ],
    [
      'pt',
      'art6.1.sub2:1',
      'art. 6.º, n.º 1, 2.º par.:1',
      'artigo 6.º, n.º 1, segundo parágrafo, primeira frase',
    ],
    ['ru', 'art3.2:1', 'ч. 2 ст. 3, предл. 1', 'часть 2 статьи 3, предложение 1'],
    ['ar', 'art19.2:1', 'المادة ١٩، الفقرة ٢، الجملة 1', 'المادة ١٩، الفقرة ٢، الجملة 1'],
    ['zh', 'art13.sub2:1', '第十三条第二款第一句', '第十三条第二款第一句'],
    ['ko', 'art7-2.1:1', '제7조의2제1항제1문', '제7조의2 제1항 제1문'],
  ])('%s: the sentences %s', (language, id, short, full) => {
    const passage = passageOf(id, documentIn(language))
    expect([pinpoint(passage), sourcePinpoint(passage)]).toEqual([short, full])
  })

  it.each([
    ['2', '¶2', 'para. 2'],
    ['2.c', '¶2(c)', 'para. 2, item (c)'],
    ['2.c.i', '¶2(c)(i)', 'para. 2, item (c)(i)'],
    ['2.c:1', '¶2(c):1', 'para. 2, item (c), first sentence'],
    ['2.1', '¶2(1)', 'para. 2, first bullet'],
    ['2.sub2', '¶2 subpara. 2', 'para. 2, second subparagraph'],
    ['h1', '“Where to go”', '“Where to go”'],
    ['3.1', 'para. 3.1', 'para. 3.1'],
    ['3.1.a', 'para. 3.1(a)', 'para. 3.1, item (a)'],
  ])('numbered paragraphs: %s is %s, in full %s', (id, short, full) => {
    const document = documentOf(numbered)
    const passage = passageOf(id, document)
    expect([pinpoint(passage), sourcePinpoint(passage)]).toEqual([short, full])
  })

  it.each([
    ['12', '[12]', '[12]'],
    ['12.q1.s7', 's 7, quoted in [12]', 'section 7, quoted in [12]'],
    ['12.q1.s7.1', 's 7(1), quoted in [12]', 'section 7(1), quoted in [12]'],
  ])('judgments: %s is %s, in full %s', (id, short, full) => {
    const passage = passageOf(id, documentOf(judgment))
    expect([pinpoint(passage), sourcePinpoint(passage)]).toEqual([short, full])
  })

  it('the operative part of a resolution', () => {
    const document = documentOf('## {preamble}\n\n- Recalling all,\n\n## {operative}\n\n3. Calls upon all.')
    expect(pinpoint(passageOf('3', document))).toBe('OP 3')
    expect(sourcePinpoint(passageOf('3', document))).toBe('operative paragraph 3')
  })

  it('with its lead-in, in the language of the document', () => {
    const passage = passageOf('art6.1.f', documentIn('fr'))
    const place = { ...passage.place, withLeadIn: true } as const
    expect(sourcePinpoint({ ...passage, place })).toBe(
      'article 6, paragraphe 1, point f), avec sa phrase introductive',
    )
  })

  it('has its own name everywhere in each text', () => {
    for (const document of documents.values()) {
      const ids = [...treeOf(document).byId.keys()].filter((id) => id !== 'recitals')
      expect(new Set(ids.map((id) => pinpoint(passageOf(id, document)))).size).toBe(ids.length)
    }
  })

  it('has at most 80 characters with the longest of names, and is an id where it would have more', () => {
    for (const each of documents.values()) {
      const document = { ...each, short: 'N'.repeat(50) }
      for (const id of treeOf(document).byId.keys()) {
        expect(shortCitation(passageOf(id, document)).length).toBeLessThanOrEqual(80)
      }
    }
    const document = { ...documentIn('fr'), short: 'N'.repeat(50) }
    const place = { unit: 'art6.1.f.i', sentences: { from: 1000, to: 2000 } }
    expect(shortCitation({ document, place })).toBe(`${'N'.repeat(50)} art6.1.f.i:1000-2000`)
  })
})

/** All places of a document, and the most of them that are written between two pauses. */
function writeAll(document: Document) {
  const written = new Set<string>()
  let most = 0
  let before = 0
  const pause = (): void => {
    most = Math.max(most, written.size - before)
    before = written.size
  }
  for (const _ of allPlaces(document, (place) => written.add(place))) pause()
  pause()
  return { written, most }
}

function paragraphs(count: number): string {
  return Array.from({ length: count }, (_, at) => `${at + 1}. A lamp burns.\n`).join('\n')
}

const numbered = `
2. Second:

    - (c) third;

        - (i) inner;

    - bullet;

    And more.

## Where to go

- 3.1 Dotted:

    - (a) item.
`

const judgment = `
- [12] The Act says:

    > ## Section 7 Powers
    >
    > - (1) A court may order.
`
