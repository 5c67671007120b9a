/** The full citation that is beside a unit; null on the page of a long text, which has none. */
export function citationBeside(anchor: string): string | null {
  const named = document.getElementById(anchor)
  const tools = (named?.closest('.heading') ?? named)?.querySelector(':scope > .tools')
  return tools?.querySelector('.citation > span')?.textContent ?? null
}

/** The full citation of a place, as an address names it, from the server. Throws where that does not answer. */
export async function fetchCitation(named: string): Promise<string> {
  const id = document.querySelector<HTMLElement>('main')?.dataset.document ?? ''
  const response = await fetch(`${id}.cite?${new URLSearchParams({ p: named })}`)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const [citation] = (page.querySelector('#style-full + .copyable')?.textContent ?? '').split('\n')
  if (!response.ok || citation === undefined || citation === '') throw new Error(String(response.status))
  return citation
}
