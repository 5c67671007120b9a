import { describe, expect, it } from 'vitest'
import { createAsker } from '../asker.ts'
import { setUpDesk } from './set-up.ts'

const typed = 'digest 09:00 Europe/London weekdays'

describe('A digest that is set up', () => {
  it('is announced once, however often the same is asked for, and stays who set it up first', async () => {
    const { ask, platform } = await setUpDesk()
    expect(await ask(typed, createAsker('U1', 'Ana'))).not.toContain('already')
    for (const name of ['Ana', 'Ben', 'Ana', 'Cleo']) {
      const said = await ask(typed, createAsker(name, name))
      expect(said).toContain('Nothing changed, so I didn’t announce it again.')
      expect(said).toContain('Set up by Ana')
    }
    expect(platform.posted()).toHaveLength(1)
  })

  it('is announced once where several people ask for the same at once', async () => {
    const { ask, platform } = await setUpDesk()
    const names = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eva']
    await Promise.all(names.map((name) => ask(typed, createAsker(name, name))))
    expect(platform.posted()).toHaveLength(1)
  })

  it.each(['the same moment', 'later'])(
    'is announced once by a request that comes again %s',
    async (when) => {
      const { ask, platform } = await setUpDesk()
      const ana = createAsker('U1', 'Ana')
      if (when === 'later') await ask(typed, ana)
      await Promise.all([ask(typed, ana), ask(typed, ana)])
      expect(platform.posted()).toHaveLength(1)
    },
  )

  it('stays as others have set it since, where an old request comes again', async () => {
    const { ask, platform, store } = await setUpDesk()
    const ana = createAsker('U1', 'Ana')
    await ask(typed, ana)
    await ask('digest 10:00 Europe/London weekdays', createAsker('U2', 'Ben'))
    const before = await store.digests.find(ana.at)
    expect(await ask(typed, ana)).toContain('10:00')
    expect(await store.digests.find(ana.at)).toEqual(before)
    expect(platform.posted()).toHaveLength(2)
  })

  it.each([
    ['at another time', [], 'digest 09:30 Europe/London weekdays'],
    ['in another zone', [], 'digest 09:00 Europe/Paris weekdays'],
    ['on other days', [], 'digest 09:00 Europe/London daily'],
    ['after it was stopped', ['digest stop'], typed],
    ['after it was paused', ['digest pause'], typed],
    ['before its pause is over', ['digest pause until 5 January'], typed],
    ['back to what it was at first', ['digest 10:00 Europe/London weekdays'], typed],
  ])('is announced again where it comes %s', async (_, between, then) => {
    const { ask, platform } = await setUpDesk()
    await ask(typed, createAsker('U1', 'Ana'))
    for (const each of between) await ask(each, createAsker('U1', 'Ana'))
    const sent = platform.posted().length
    expect(await ask(then, createAsker('U2', 'Ben'))).toContain('Set up by Ben')
    expect(platform.posted()).toHaveLength(sent + 1)
  })

  it('is announced, once, by whoever asks again where the first announcement was refused', async () => {
    const { ask, platform } = await setUpDesk()
    platform.mishaps.push('refused')
    const ana = createAsker('U1', 'Ana')
    expect(await ask(typed, ana)).toContain('The digest isn’t set up')
    await ask(typed, ana)
    await ask(typed, createAsker('U1', 'Ana'))
    expect(platform.posted()).toHaveLength(1)
  })
})
