/** How an action item stands, as the playground answers. */
interface Status {
  readonly passage: string
  readonly label: string
  readonly owner: string | null
}

/** Says beside each action item what the playground's visitor has noted of it; any failure leaves the page as it is. */
export async function showStatuses(): Promise<void> {
  const places = document.querySelectorAll<HTMLElement>('.standing')
  const id = document.querySelector<HTMLElement>('main')?.dataset.document
  if (places.length === 0 || id === undefined) return
  try {
    const session = localStorage.getItem('rapporteur.room')
    if (session === null || !/^[a-z0-9-]+$/iu.test(session)) return
    const response = await fetch(`/playground/rooms/${session}/standings/${id}`)
    const statuses: readonly Status[] = response.ok ? await response.json() : []
    for (const place of places) {
      const status = statuses.find(({ passage }) => passage === place.dataset.passage)
      if (status === undefined) continue
      const { label, owner } = status
      place.textContent = owner === null ? label : `${label} · ${owner}`
      place.hidden = false
    }
  } catch {
    // There is no playground, or it knows nothing of this visitor.
  }
}
