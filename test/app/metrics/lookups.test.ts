import { expect, it } from 'vitest'
import type { ChannelAccess } from '../../../src/delivery/channel-access.ts'
import { LookupUnavailable, type Poster } from '../../../src/delivery/poster.ts'
import { placeIn } from '../../place.ts'
import { scraped } from './scrape.ts'

const mark = { post: 'a', part: 0 }

it('Looks for messages are counted by how they end, refusals by the platform apart', async () => {
  const { measureAccess, samples } = await scraped()
  const access = measureAccess(
    'Slack',
    accessThat(['1.1', null, new LookupUnavailable('no'), new Error('away')]),
  )
  expect(await access.poster.find(placeIn('C1'), mark, 0)).toBe('1.1')
  expect(await access.poster.find(placeIn('C1'), mark, 0)).toBeNull()
  await expect(access.poster.find(placeIn('C1'), mark, 0)).rejects.toThrow(LookupUnavailable)
  await expect(access.poster.find(placeIn('C1'), mark, 0)).rejects.toThrow('away')
  expect(await samples('rapporteur_lookups_total')).toEqual(
    ['absent', 'failed', 'found', 'refused'].map(
      (outcome) => `rapporteur_lookups_total{platform="slack",outcome="${outcome}"} 1`,
    ),
  )
  const unmeasured = accessThat([])
  expect(measureAccess('Slack', unmeasured)).toBe(measureAccess('Slack', unmeasured))
})

it('Libraries, takeovers of leases, tokens and reports are counted, without the name of any workspace', async () => {
  const { onLibraries, onLease, onTokenRefresh, onErrorReport, text } = await scraped()
  onLibraries.onLoaded(3, 1_000)
  onLibraries.onEvicted()
  onLibraries.onBuilt(0.2)
  const onChange = onLease('discord_gateway')
  onChange(true, true)
  onTokenRefresh('Slack', 'refreshed')
  onErrorReport('sent')
  const lines = (await text()).split('\n')
  for (const line of [
    'rapporteur_libraries_loaded 3',
    'rapporteur_libraries_bytes 13000',
    'rapporteur_library_evictions_total 1',
    'rapporteur_library_build_seconds_count 1',
    'rapporteur_lease_held{lease="discord_gateway"} 1',
    'rapporteur_lease_takeovers_total{lease="discord_gateway"} 1',
    'rapporteur_token_refreshes_total{platform="slack",outcome="refreshed"} 1',
    'rapporteur_error_reports_total{outcome="sent"} 1',
  ])
    expect(lines).toContain(line)
})

/** A way into channels whose looks end so, one after the other. */
function accessThat(outcomes: readonly (string | null | Error)[]): ChannelAccess {
  const left = [...outcomes]
  const poster: Poster = {
    post: async () => '1.1',
    async find() {
      const outcome = left.shift() ?? null
      if (outcome instanceof Error) throw outcome
      return outcome
    },
    remove: async () => undefined,
    notify: async () => undefined,
    notifyDirectly: async () => undefined,
  }
  return { render: () => [], poster }
}
