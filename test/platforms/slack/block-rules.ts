import { checkChoices } from './choice-rules.ts'
import { checkDate } from './date-rules.ts'
import { isJson, type Json, visitJson } from './json.ts'
import { checkPicker } from './picker-rules.ts'

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home'

/** https://docs.slack.dev/reference/block-kit/blocks: "50 blocks in each message, and 100 in modals or Home tabs". */
const MAX_BLOCKS = { message: 50, modal: 100, home: 100 } as const

/**
 * The limit on a whole message (`msg_blocks_too_long`) is not documented: people measured from 11,300 to 13,200
 * characters, see https://github.com/slackapi/bolt-js/issues/2867 and 2509. This is below all of them.
 */
const MAX_MESSAGE_CHARACTERS = 10_000

/** "Available in surfaces" on each page of https://docs.slack.dev/reference/block-kit/blocks. */
const ONLY_IN: Readonly<Record<string, readonly Surface[]>> = {
  alert: ['modal'],
  container: ['message'],
  context_actions: ['message'],
  data_table: ['message'],
  file: ['message'],
  markdown: ['message'],
  plan: ['message'],
  table: ['message'],
  task_card: ['message'],
}

/**
 * What is wrong with blocks by the rules that Slack's types do not carry, and by one rule of this project: mrkdwn is
 * always `verbatim`. One sentence per fault, each ending in the JSON pointer of its place, as Slack reports them.
 */
export function checkBlockRules(blocks: readonly unknown[], surface: Surface, pointer: string): string[] {
  const problems: string[] = []
  const report = (problem: string, where: string) => problems.push(`${problem} [json-pointer:${where}]`)

  if (blocks.length > MAX_BLOCKS[surface]) {
    report(`no more than ${MAX_BLOCKS[surface]} items allowed`, pointer)
  }
  if (surface === 'message') checkWholeMessage(blocks, pointer, report)
  checkBlockIds(blocks, pointer, report)
  visitJson(blocks, pointer, (node, where) => {
    checkSurface(node, surface, where, report)
    checkSection(node, where, report)
    checkElements(node, where, report)
    checkMrkdwn(node, where, report)
    const problems = [...checkChoices(node), ...checkPicker(node), ...checkDate(node)]
    for (const problem of problems) report(problem, where)
  })
  checkFocus(blocks, pointer, report)
  return problems
}

type Report = (problem: string, where: string) => void

function checkWholeMessage(blocks: readonly unknown[], pointer: string, report: Report): void {
  const characters = countCharacters(blocks)
  if (characters > MAX_MESSAGE_CHARACTERS) {
    report(`all text together has ${characters} characters, ${MAX_MESSAGE_CHARACTERS} at most`, pointer)
  }
  // https://docs.slack.dev/reference/block-kit/blocks/table-block: `only_one_table_allowed`.
  const tables = blocks.filter((block) => isJson(block) && block.type === 'table')
  if (tables.length > 1) report('only one table allowed', pointer)
}

function countCharacters(blocks: readonly unknown[]): number {
  let characters = 0
  visitJson(blocks, '', (node) => {
    const shown = node.text ?? (node.type === 'link' ? node.url : node.type === 'date' ? node.fallback : '')
    if (typeof shown === 'string') characters += shown.length
  })
  return characters
}

/** https://docs.slack.dev/reference/block-kit/blocks: block_id "should be unique for each message". */
function checkBlockIds(blocks: readonly unknown[], pointer: string, report: Report): void {
  const seen = new Set<unknown>()
  visitJson(blocks, pointer, (node, where) => {
    if (node.block_id === undefined) return
    if (seen.has(node.block_id)) report(`block_id ${node.block_id} already exists`, where)
    seen.add(node.block_id)
  })
}

function checkSurface(node: Json, surface: Surface, where: string, report: Report): void {
  const surfaces = typeof node.type === 'string' ? ONLY_IN[node.type] : undefined
  if (surfaces !== undefined && !surfaces.includes(surface)) {
    report(`a ${node.type} block is not available in a ${surface}`, where)
  }
}

/** https://docs.slack.dev/reference/block-kit/blocks/section-block: text is "required" if no `fields` are provided. */
function checkSection(node: Json, where: string, report: Report): void {
  if (node.type !== 'section') return
  if (node.text === undefined && node.fields === undefined) report('a section needs text or fields', where)
  if (Array.isArray(node.fields) && node.fields.length === 0) report('no fewer than 1 field allowed', where)
}

/** https://docs.slack.dev/reference/block-kit/block-elements: "Only one element can be set to `true`". */
function checkFocus(blocks: readonly unknown[], pointer: string, report: Report): void {
  let focused = 0
  visitJson(blocks, pointer, (node, where) => {
    if (node.focus_on_load !== true) return
    focused += 1
    if (focused > 1) report('another element has the focus already', where)
  })
}

const WITH_ELEMENTS = new Set<unknown>(['actions', 'context', 'context_actions'])

function checkElements(node: Json, where: string, report: Report): void {
  if (!WITH_ELEMENTS.has(node.type) || !Array.isArray(node.elements)) return
  // Only elements of rich text may be empty: https://github.com/slackapi/python-slack-sdk/pull/1576.
  if (node.elements.length === 0) report('no fewer than 1 element allowed', where)
  // https://docs.slack.dev/reference/block-kit/block-elements/button-element: action_id "should be unique among all
  // other action_ids in the containing block".
  const seen = new Set<unknown>()
  for (const element of node.elements) {
    if (!isJson(element) || element.action_id === undefined) continue
    if (seen.has(element.action_id)) report(`action_id ${element.action_id} already exists`, where)
    seen.add(element.action_id)
  }
}

/**
 * A rule of this project. Without `verbatim` Slack turns bare addresses into links and `@channel` into a broadcast:
 * https://docs.slack.dev/reference/block-kit/composition-objects/text-object.
 */
function checkMrkdwn(node: Json, where: string, report: Report): void {
  if (node.type === 'mrkdwn' && node.verbatim !== true) report('mrkdwn needs verbatim: true', where)
}
