import { discord } from './discord.tsx'
import type { Drawer } from './drawer.ts'
import { slack } from './slack.tsx'

const drawers: ReadonlyMap<string, Drawer> = new Map([
  ['slack', slack],
  ['discord', discord],
])

/** How the preview with this name is drawn; null for plain text, and for what this page can't draw. */
export function drawerOf(preview: string): Drawer | null {
  return drawers.get(preview) ?? null
}
