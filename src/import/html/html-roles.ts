import { attribute, type HtmlElement } from './html-tree.ts'

export type Role =
  | 'left out'
  | 'title'
  | 'article'
  | 'heading title'
  | 'division'
  | 'division title'
  | 'annex'
  | 'subheading'
  | 'closing'

/* EUR-Lex names what a line is by its class: the Official Journal (with "oj-" before it since 2020) and consolidated texts. */
const roles: readonly (readonly [Role, RegExp])[] = [
  [
    'left out',
    /^(?:hd-(?:date|lg|ti|oj|modifiers)|arrow|reference|disclaimer|modref|title-fam-member|title-doc-oj-reference)$/u,
  ],
  ['title', /^(?:doc-ti|title-doc-(?:first|last))$/u],
  ['article', /^(?:ti-art|title-article-norm)$/u],
  ['heading title', /^(?:sti-art|stitle-article-norm|title-annex-2)$/u],
  ['division', /^(?:ti-section-1|title-division-1)$/u],
  ['division title', /^(?:ti-section-2|title-division-2)$/u],
  ['annex', /^title-annex-1$/u],
  ['subheading', /^(?:ti-grseq-1|title-gr-seq-level-\d)$/u],
  ['closing', /^(?:final|signatory)$/u],
]

/** What the class of an element says that it is; null where it says nothing. */
export function roleOf(element: HtmlElement): Role | null {
  if (element.tagName === 'nav') return 'left out'
  const classes = (attribute(element, 'class') ?? '').split(/\s+/u).map((name) => name.replace(/^oj-/u, ''))
  return roles.find(([, pattern]) => classes.some((name) => pattern.test(name)))?.[0] ?? null
}
