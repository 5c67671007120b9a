import type { Place } from '../src/command/place.ts'

/** A place of one workspace, for what tells places apart by their channel alone. */
export function placeIn(channel: string, thread: string | null = null, platform = 'Test'): Place {
  return { platform, workspace: 'T1', channel, thread }
}
