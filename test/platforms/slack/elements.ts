import { randomUUID } from 'node:crypto'
import { isJson, type Json } from './json.ts'

/** Something in a view that people press, type into or choose from, and the block in which it stands. */
export interface Placed {
  readonly blockId: string
  readonly actionId: string
  readonly element: Json
  readonly block: Json
}

/** The elements of blocks that have their ids, in order. */
export function elementsOf(blocks: readonly Json[]): readonly Placed[] {
  return blocks.flatMap((block) =>
    insideOf(block).flatMap((element) =>
      typeof element.action_id === 'string'
        ? [{ blockId: String(block.block_id), actionId: element.action_id, element, block }]
        : [],
    ),
  )
}

/** The one element that `isMeant`; throws where there is none, or more than one. */
export function findElement(
  blocks: readonly Json[],
  name: string,
  isMeant: (placed: Placed) => boolean,
): Placed {
  const elements = elementsOf(blocks)
  const [found, ...others] = elements.filter(isMeant)
  if (found === undefined) {
    const ids = elements.map(({ blockId, actionId }) => `${blockId}/${actionId}`).join(', ')
    throw new Error(`the view has no ${name}, only ${ids === '' ? 'text' : ids}`)
  }
  if (others.length > 0) throw new Error(`the view has ${others.length + 1} elements ${name}`)
  return found
}

/**
 * The blocks with the ids that Slack gives where the app gave none. Nobody can know such an id beforehand, and it is
 * another one each time.
 */
export function withIds(blocks: readonly unknown[]): readonly Json[] {
  return blocks.filter(isJson).map((block) => ({
    ...block,
    block_id: block.block_id ?? newId(),
    ...(isJson(block.element) ? { element: withActionId(block.element) } : {}),
    ...(isJson(block.accessory) ? { accessory: withActionId(block.accessory) } : {}),
    ...(block.type === 'actions' && Array.isArray(block.elements)
      ? { elements: block.elements.filter(isJson).map(withActionId) }
      : {}),
  }))
}

function withActionId(element: Json): Json {
  return element.type === 'image' ? element : { ...element, action_id: element.action_id ?? newId() }
}

function newId(): string {
  return randomUUID().slice(0, 8)
}

function insideOf(block: Json): readonly Json[] {
  const elements: readonly unknown[] = Array.isArray(block.elements) ? block.elements : []
  return [block.element, block.accessory, ...elements].filter(isJson)
}
