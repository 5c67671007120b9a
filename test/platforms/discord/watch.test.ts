import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { REST, Routes } from 'discord.js'
import { describe, expect, it } from 'vitest'
import type { Call, Moment } from './exchange.ts'
import { faults } from './faults.ts'
import { login, restOf, start } from './sample-bot.ts'
import { ids } from './world.ts'

const body = { content: 'posted', allowed_mentions: { parse: [] } }
const route = Routes.channelMessages(ids.channel)

describe('watch', () => {
  it('calls before the effect, after it, and when the answer has left', async () => {
    const server = await start()
    const seen: unknown[] = []
    let isAnswered = false
    const stop = server.watch((call, moment) => {
      seen.push([moment, call.route, call.status, server.visible(ids.channel).length, isAnswered])
    })
    await restOf(server).post(route, { body })
    isAnswered = true
    await server.until(() => seen.length === 3, 'the third moment')
    const name = 'POST /channels/:channel/messages'
    expect(seen.map((each) => (Array.isArray(each) ? each.slice(0, 4) : each))).toEqual([
      ['received', name, null, 0],
      ['done', name, null, 1],
      ['answered', name, 200, 1],
    ])
    expect(seen.slice(0, 2).map((each) => (Array.isArray(each) ? each[4] : each))).toEqual([false, false])
    stop()
    await restOf(server).post(route, { body })
    expect(seen).toHaveLength(3)
  })

  it('tells of every request, refused ones too, and of those of a client', async () => {
    const server = await start()
    const moments = new Map<Moment, Call[]>([
      ['received', []],
      ['done', []],
      ['answered', []],
    ])
    server.watch((call, moment) => void moments.get(moment)?.push(call))
    await login(server)
    await server.interact(server.payloads.slash('ask', { words: 'peace' }))
    await expect(restOf(server).get('/guilds/1/bans')).rejects.toMatchObject({ status: 404 })
    await server.until(() => moments.get('answered')?.length === server.calls.length, 'all answers')
    expect(moments.get('received')).toEqual(server.calls)
    expect(moments.get('done')).toHaveLength(server.calls.length)
    expect(server.calls.some(({ route: name }) => name?.endsWith('/callback'))).toBe(true)
  })

  it('tells how far a request came that was made to fail', async () => {
    const server = await start()
    const rest = new REST({ ...server.clientOptions.rest, timeout: 200 }).setToken(server.token)
    const seen: Moment[] = []
    server.watch((_, moment) => void seen.push(moment))
    const cases = [
      [faults.missingPermissions(), ['received', 'answered']],
      [faults.reset(), ['received']],
      [faults.hang(), ['received']],
      [faults.lostAnswer(), ['received', 'done']],
      [faults.late(20), ['received', 'done', 'answered']],
    ] as const
    for (const [fault, expected] of cases) {
      server.fail('POST /channels/:channel/messages', fault)
      await rest.post(route, { body }).catch(() => {})
      await server.until(() => seen.length >= expected.length, fault.kind)
      expect(seen.splice(0), fault.kind).toEqual(expected)
    }
  })

  it('says that an answer has left when nothing can keep it back', async () => {
    const server = await start()
    server.watch((_, moment) => {
      if (moment === 'answered') void server.stop()
    })
    expect(await restOf(server).post(route, { body })).toMatchObject({ content: 'posted' })
  })

  const deaths: readonly [Moment, boolean, number][] = [
    ['received', true, 0],
    ['received', false, 1],
    ['done', false, 1],
  ]
  it.each(deaths)('lets a process die at the moment "%s" (reset: %s)', async (at, isReset, posted) => {
    const server = await start()
    const code = `
      const body = ${JSON.stringify(JSON.stringify(body))}
      const headers = { authorization: 'Bot ${server.token}', 'content-type': 'application/json' }
      await fetch('${server.api}/v10${route}', { method: 'POST', headers, body })
      process.stdout.write('answered')`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code])
    server.watch((_, moment) => {
      if (moment !== at) return
      // A fault that is added on arrival hits this very request.
      if (isReset) server.fail('POST /channels/:channel/messages', faults.reset())
      child.kill('SIGKILL')
    })
    const printed = text(child.stdout)
    const [, signal] = await once(child, 'exit')
    expect(signal).toBe('SIGKILL')
    expect(await printed).toBe('')
    expect(server.visible(ids.channel)).toHaveLength(posted)
  })
})
