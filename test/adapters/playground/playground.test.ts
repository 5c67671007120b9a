import { Writable } from 'node:stream'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { harbour, paragraph } from '../../library.ts'
import { paragraphsOf } from '../../plain.ts'
import { waitFor } from '../../wait-for.ts'
import { last, startPlayground, those } from './start-playground.ts'

describe('What the playground cannot read', () => {
  it.each([
    ['no session', 'GET', '/playground/rooms/x', null, 404],
    ['a session that nobody could have made up', 'GET', `/playground/rooms/${'1'.repeat(40)}`, null, 404],
    ['no such thing to do', 'POST', '/playground/rooms/1234567890123456789/fly', '{}', 404],
    ['no JSON', 'POST', '/playground/rooms/1234567890123456789/ask', '{"text":', 400],
    ['nothing', 'POST', '/playground/rooms/1234567890123456789/ask', '', 400],
    ['another shape', 'POST', '/playground/rooms/1234567890123456789/ask', '{"text":5}', 400],
    [
      'too much',
      'POST',
      '/playground/rooms/1234567890123456789/ask',
      JSON.stringify({ text: 'x'.repeat(70_000) }),
      413,
    ],
    ['a file that is not there', 'GET', '/playground/rooms/1234567890123456789/files/9', null, 404],
    ['a document that is not there', 'GET', '/playground/rooms/1234567890123456789/standings/x', null, 404],
  ])('is answered with a sentence: %s', async (_, method, path, body, status) => {
    const { origin } = await startPlayground()
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(`${origin}${path}`, { method, headers, body })
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/u) })
  })

  it('says how long a text may be', async () => {
    const { visitor } = await startPlayground()
    const seat = { preview: 'slack', thread: null, zone: null }
    const response = await visitor.post('ask', { ...seat, text: 'x'.repeat(20_001) })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('at most 20,000 characters')
  })

  it('does nothing that is not there: buttons, messages, forms, threads', async () => {
    const { visitor } = await startPlayground()
    const before = await visitor.view()
    const seat = { preview: 'slack', thread: null, zone: 'Not/AZone' }
    await visitor.post('use', { ...seat, message: '99', which: 'quote' })
    await visitor.post('submit', { ...seat, entered: { passage: ['5'] } })
    await visitor.post('change', { input: 'passage', chosen: '5' })
    await visitor.post('close', {})
    expect((await visitor.view()).order).toEqual(before.order)
    await visitor.post('press', { ...seat, message: '99', code: 'nonsense' })
    expect(last(await visitor.view()).drawn?.text).toContain('This button has expired')
    await visitor.post('ask', { ...seat, text: 'digest preview' })
    expect(last(await visitor.view()).drawn?.text).toContain('Action item of the day')
    expect(last(await visitor.ask('5', { thread: '99' })).thread).toBeNull()
  })
})

describe('What fails in the playground', () => {
  it('is told in a sentence with a number that stands in the log, and nothing else is', async () => {
    const lines: string[] = []
    const sink = new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const { origin, store, visitor } = await startPlayground(undefined, { log: pino(sink) })
    await visitor.view()
    await store.close()
    const response = await fetch(`${origin}/playground/rooms/${visitor.session}/standings/vancouver-2018`)
    const { error } = z.object({ error: z.string() }).parse(await response.json())
    const asked = last(await visitor.ask('action 11c')).drawn?.text ?? ''
    for (const sentence of [error, asked]) {
      const number = /code: ([0-9a-f]{8})/u.exec(sentence)?.[1] ?? 'none'
      expect(lines.join('')).toContain(number)
      expect(sentence).not.toContain('    at ')
    }
    expect(response.status).toBe(500)
  })
})

describe('The playground', () => {
  it('answers in private, and turns the message whose button is pressed', async () => {
    const { visitor } = await startPlayground()
    const first = last(await visitor.ask('sanctions'))
    expect(first).toMatchObject({ audience: 'asker', asked: 'sanctions', thread: null })
    expect(first.drawn?.text).toContain(paragraph(5))
    const turned = await visitor.press(first, '¶6')
    expect(turned.order.at(-1)).toBe(first.id)
    expect(last(turned).drawn?.text).toContain(paragraph(6))
  })

  it('welcomes a newcomer, whose questions and quotations are asked for in forms', async () => {
    const { visitor } = await startPlayground()
    const [welcome] = (await visitor.view()).changed
    if (welcome === undefined) throw new Error('nobody was welcomed')
    expect(welcome).toMatchObject({ audience: 'channel', said: null })
    expect(welcome.drawn?.text).toContain('I quote official documents word for word')
    for (const [label, text] of [
      ['Ask a question', 'sanctions'],
      ['Check a quotation', 'sanctions are a tool of strong diplomacy'],
    ] as const) {
      const opened = await visitor.press(welcome, label)
      expect(opened.modal).not.toBeNull()
      const answered = await visitor.submit({ text: [text] })
      // In the modal, as on Slack.
      expect(JSON.stringify(answered.modal?.body)).toContain('tool of ')
      await visitor.post('close', {})
    }
  })

  it('presses what is chosen of a list', async () => {
    const { visitor } = await startPlayground()
    const listed = last(await visitor.ask('actions'))
    const chosen = await visitor.press(listed, /^¶11\(c\)/u)
    expect(last(chosen).drawn?.text).toContain('¶11(c)')
  })

  it('shows the page that the bot has on a platform, whose buttons answer in a modal', async () => {
    const { origin, visitor } = await startPlayground()
    await visitor.ask('action 11c @you')
    const home = `${origin}/playground/rooms/${visitor.session}/home`
    const body = z.object({ type: z.literal('home'), blocks: z.array(z.looseObject({})) })
    const { blocks } = body.parse(await (await fetch(`${home}?preview=slack`)).json())
    expect(JSON.stringify(blocks)).toContain('Ask a question')
    expect(JSON.stringify(blocks)).toContain('11(c)')
    const seat = { preview: 'slack', thread: null, zone: null }
    await visitor.post('press', { ...seat, message: null, code: '1:p:0:5' })
    const { modal } = await visitor.view()
    expect(JSON.stringify(modal?.body)).toContain('sanctions are a tool of diplomacy')
    for (const preview of ['discord', 'none', '__proto__', '']) {
      const response = await fetch(`${home}?preview=${preview}`)
      expect([response.status, await response.json()]).toEqual([
        404,
        { error: 'This platform has no App Home. Ask a question instead.' },
      ])
    }
  })

  it('tells only what has changed', async () => {
    const { origin, visitor } = await startPlayground()
    const { version } = await visitor.ask('5')
    const nothing = await (
      await fetch(`${origin}/playground/rooms/${visitor.session}?since=${version}`)
    ).json()
    expect(nothing).toMatchObject({ version, changed: [] })
    await visitor.ask('6')
    const more = await (await fetch(`${origin}/playground/rooms/${visitor.session}?since=${version}`)).json()
    expect(more).toMatchObject({ changed: [{ asked: '6' }] })
  })

  it('quotes once, however often the button is pressed, and takes it back', async () => {
    const { visitor } = await startPlayground()
    const shown = last(await visitor.ask('11c'))
    await Promise.all([visitor.press(shown, 'Quote in channel'), visitor.press(shown, 'Quote in channel')])
    const quotes = those(
      await visitor.view(),
      ({ audience, drawn }) => audience === 'channel' && drawn !== null,
    )
    // The welcome, and one quote.
    expect(quotes).toHaveLength(2)
    const quote = quotes.at(-1)
    expect(quote?.drawn?.text).toContain('Quoted by You')
    expect(those(await visitor.view(), ({ audience }) => audience === 'asker')).toEqual([])
    const asking = last(await visitor.press(quote ?? null, 'Remove'))
    expect((await visitor.view()).order).toContain(quote?.id)
    const after = await visitor.press(asking, /^Remove/u)
    expect(after.order).not.toContain(quote?.id)
  })

  it('answers in the thread in which it is mentioned, and quotes into it', async () => {
    const { visitor } = await startPlayground()
    const [, opening] = (await visitor.view()).changed
    const thread = opening?.id ?? ''
    const view = await visitor.ask('quote 5:1', { thread })
    const there = those(view, (message) => message.thread === thread)
    expect(there.map(({ said, drawn }) => said?.text ?? drawn?.text.split('\n')[0])).toEqual([
      '@rapporteur quote 5:1',
      'Quoted by You',
    ])
    // As on both platforms, for everyone; its asker can remove it.
    const asked = last(await visitor.ask('7', { thread }))
    expect([asked.thread, asked.audience]).toEqual([thread, 'channel'])
    expect(asked.drawn?.bodies.slack).toMatchObject([{ parse: 'none' }])
    expect(asked.drawn?.bodies.discord).toMatchObject([{ flags: 1 << 15 }])
    expect((await visitor.press(asked, 'Remove')).modal).toBeNull()
    // What is the workspace’s own stays with the asker.
    expect(last(await visitor.ask('action 11c', { thread }))).toMatchObject({ thread, audience: 'asker' })
  })

  it.each([
    ['slack', { passage: ['11(c)'], comment: ['mine'] }],
    ['discord', { passage: [], 'passage typed': ['11(c)'], context: [], comment: ['mine'] }],
  ] as const)('quotes under a message out of the form of %s', async (preview, entered) => {
    const { visitor } = await startPlayground()
    const [, opening] = (await visitor.view()).changed
    if (opening === undefined) throw new Error('nobody said anything')
    const { modal } = await visitor.use(opening, 'quote', { preview })
    expect(modal?.preview).toBe(preview)
    const view = await visitor.submit(entered)
    expect(view.modal).toBeNull()
    expect(last(view)).toMatchObject({ thread: opening.id, audience: 'channel' })
    expect(last(view).drawn?.text).toContain('who adds: mine')
  })

  it.each(['slack', 'discord'] as const)(
    'quotes once, however often the form of %s is sent off',
    async (preview) => {
      const { visitor } = await startPlayground()
      const [, opening] = (await visitor.view()).changed
      if (opening === undefined) throw new Error('nobody said anything')
      await visitor.use(opening, 'quote', { preview })
      const entered: Record<string, string[]> =
        preview === 'slack' ? { passage: ['5'] } : { 'passage typed': ['5'] }
      await Promise.all([visitor.submit(entered), visitor.submit(entered)])
      expect(those(await visitor.view(), ({ thread }) => thread === opening.id)).toHaveLength(1)
    },
  )

  it('says beside the input what is missing in Slack’s form, and keeps what was entered', async () => {
    const { visitor } = await startPlayground()
    const [, opening] = (await visitor.view()).changed
    if (opening === undefined) throw new Error('nobody said anything')
    await visitor.use(opening, 'quote')
    const { modal } = await visitor.submit({ passage: [], comment: ['mine'] })
    expect(modal?.errors).toEqual({ passage: expect.stringMatching(/passage/iu) })
  })

  it('says in a message what is missing in Discord’s form', async () => {
    const { visitor } = await startPlayground()
    const [, opening] = (await visitor.view()).changed
    if (opening === undefined) throw new Error('nobody said anything')
    await visitor.use(opening, 'quote', { preview: 'discord' })
    const view = await visitor.submit({ passage: [], 'passage typed': [], context: [], comment: ['mine'] })
    expect(view.modal).toBeNull()
    expect(last(view).drawn?.text).toMatch(/choose a passage/iu)
  })

  it.each([
    ['slack', { state: ['done'], owner: ['100000000000000002'], note: ['shipped'] }],
    ['discord', { state: ['done'], owner: ['100000000000000002'], note: ['shipped'] }],
  ] as const)(
    'changes an action item in the form of %s, for this session alone',
    async (preview, entered) => {
      const { origin, visitor, another } = await startPlayground()
      await visitor.press(last(await visitor.ask('action 11c')), 'Edit…', { preview })
      const view = await visitor.submit(entered)
      const said = view.modal === null ? (last(view).drawn?.text ?? '') : JSON.stringify(view.modal.body)
      expect(said).toContain('Ana Sousa')
      const statuses = async (session: string) =>
        (await fetch(`${origin}/playground/rooms/${session}/standings/vancouver-2018`)).json()
      const done = { passage: '11.c', state: 'done', label: 'Done', owner: 'Ana Sousa' }
      expect(await statuses(visitor.session)).toContainEqual(done)
      const other = another()
      await other.view()
      expect(await statuses(other.session)).toContainEqual({
        ...done,
        state: 'open',
        label: 'Open',
        owner: null,
      })
    },
  )

  it('knows people by their names, and nobody else', async () => {
    const { visitor } = await startPlayground()
    expect(last(await visitor.ask('action 11c @ana in progress')).drawn?.text).toContain('Ana Sousa')
    expect(last(await visitor.ask('action 11c @Ben Okoro')).drawn?.text).toContain('Ben Okoro')
    expect(last(await visitor.ask('action 11c @nobody-here')).drawn?.text).toContain(
      'I don’t know who that is',
    )
    expect(last(await visitor.ask('action 11c <@77>')).drawn?.text).toContain('I don’t know who that is')
  })

  it.each(['slack', 'discord'] as const)(
    'sets a digest up in the form of %s, which is posted when it is due',
    async (preview) => {
      const { runner, store, visitor } = await startPlayground()
      await visitor.ask('digest set', { preview })
      const soon = Temporal.Now.zonedDateTimeISO('UTC')
      const days =
        preview === 'slack'
          ? ['1', '2', '3', '4', '5', '6', '7']
          : ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
      const time = soon.toPlainTime().toString({ smallestUnit: 'minute' })
      const view = await visitor.submit({ time: [time], zone: ['UTC'], days })
      expect(those(view, ({ audience, drawn }) => audience === 'channel' && drawn !== null)).toHaveLength(2)
      const subscription = await store.digests.find({
        platform: 'Playground',
        workspace: visitor.session,
        channel: visitor.session,
      })
      if (subscription === null) throw new Error('nothing is set up')
      // Its time is now.
      const next = { date: soon.toPlainDate().toString(), at: Date.now() - 1_000 }
      await store.digests.update(subscription.id, { state: 'active', pausedUntil: null, reason: null, next })
      runner.start()
      const digest = await waitFor(
        async () =>
          those(await visitor.view(), ({ audience, drawn }) => audience === 'channel' && drawn !== null)[2] ??
          null,
        'the digest',
      )
      await runner.stop()
      expect(digest.drawn?.text).toContain('Action item of the day')
    },
  )

  it('hands out a file that was asked for, once it is there', async () => {
    const { origin, visitor } = await startPlayground()
    const message = last(await visitor.ask('actions csv'))
    const response = await fetch(`${origin}/playground/rooms/${visitor.session}/files/${message.id}`)
    expect(response.headers.get('content-disposition')).toMatch(/attachment; filename=.*\.csv/u)
    expect(await response.text()).toContain('maritime smuggling')
  })

  it('completes what is typed, and what is chosen in a form', async () => {
    const { origin, visitor } = await startPlayground()
    const suggest = await (await fetch(`${origin}/playground/suggest?typed=quo`)).json()
    expect(suggest).toContainEqual({ label: 'quote', text: 'quote' })
    await visitor.ask('digest set')
    const options = `${origin}/playground/rooms/${visitor.session}/options`
    expect(await (await fetch(`${options}?input=zone&typed=seoul`)).json()).toContainEqual(
      expect.objectContaining({ text: 'Asia/Seoul' }),
    )
    expect(await (await fetch(`${options}?input=none&typed=x`)).json()).toEqual([])
  })

  it('keeps sessions apart: nobody sees, takes back or changes what is another’s', async () => {
    const { visitor, another } = await startPlayground()
    const quote = last(await visitor.ask('quote 5'))
    const other = another()
    const theirs = (await other.view()).changed
    expect(theirs.map(({ id }) => id)).not.toContain(quote.id)
    expect(theirs.every(({ drawn }) => drawn === null || drawn.text.startsWith('Hi, I’m Rapporteur'))).toBe(
      true,
    )
    await other.press({ ...quote, id: quote.id }, 'Remove')
    expect((await visitor.view()).order).toContain(quote.id)
  })

  it('tells a page that is open of every change', async () => {
    const { origin, visitor } = await startPlayground()
    await visitor.view()
    const events = await fetch(`${origin}/playground/rooms/${visitor.session}/events`)
    expect(events.headers.get('content-type')).toMatch(/^text\/event-stream/u)
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    const { version } = await visitor.ask('quote 5')
    let heard = ''
    while (!heard.includes(`data: ${version}\n`)) heard += (await reader?.read())?.value ?? ''
    await reader?.cancel()
  })

  it('has every word of the invented document in plain text', async () => {
    const { visitor } = await startPlayground(harbour)
    for (const { number, parts } of paragraphsOf(harbour.main)) {
      const { drawn } = last(await visitor.ask(String(number)))
      for (const { text } of parts) {
        // Of what fills several pages the first: pages are as they are on the platforms.
        expect(drawn?.text).toContain(text.slice(0, 1_500))
      }
    }
  })

  it('forgets what is noted in a session at its visitor’s word', async () => {
    const { store, visitor } = await startPlayground()
    await visitor.ask('action 11c done')
    await visitor.press(last(await visitor.ask('forget')), 'Delete all data')
    const tracker = { platform: 'Playground', workspace: visitor.session, document: 'vancouver-2018' }
    expect(await store.actions.list(tracker)).toEqual([])
  })
})

describe('What the playground draws as', () => {
  it('is loaded beside a platform only once somebody opens the page, and then once', async () => {
    let loads = 0
    const { origin, visitor } = await startPlayground(undefined, {
      isLoadedAtOnce: false,
      onLoad: () => (loads += 1),
    })
    await fetch(`${origin}/healthz`)
    expect(loads).toBe(0)
    await fetch(origin)
    await fetch(origin)
    await visitor.ask('sanctions')
    expect(loads).toBe(1)
  })

  it('is loaded at the start where something may be due before anybody comes', async () => {
    let loads = 0
    await startPlayground(undefined, { onLoad: () => (loads += 1) })
    expect(loads).toBe(1)
  })
})
