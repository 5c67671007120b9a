/** Gives out eIds, each once. */
export interface EIds {
  /** `chp_II__art_6`; what has no number in the source is counted so, `art_6__para_nn_1`. `parent` is '' at the top. */
  readonly next: (parent: string, reference: string, number: string | null) => string
  /** `para_1__list_1`: of what is counted by the standard itself. */
  readonly counted: (parent: string, reference: string) => string
}

/** For one document; what a text numbers twice has "-2" behind it. */
export function createEIds(): EIds {
  const used = new Map<string, number>()
  const next: EIds['next'] = (parent, reference, number) => {
    const before = join(parent, reference)
    return take(number === null ? `${before}_nn_${count(`${before}_nn`)}` : `${before}_${number}`)
  }
  return {
    next,
    counted: (parent, reference) => next(parent, reference, String(count(`${join(parent, reference)}_`))),
  }

  function take(wanted: string): string {
    const times = count(wanted)
    return times === 1 ? wanted : `${wanted}-${times}`
  }

  function count(name: string): number {
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    return times
  }
}

function join(parent: string, reference: string): string {
  return parent === '' ? reference : `${parent}__${reference}`
}
