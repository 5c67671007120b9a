import { Routes } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { login, restOf, start } from './sample-bot.ts'
import { ids, users } from './world.ts'

const body = { content: 'posted', allowed_mentions: { parse: [] } }

describe('a person', () => {
  it('is known by REST, and as a member by the name that she has there', async () => {
    const server = await start()
    const client = await login(server)
    const guild = await client.guilds.fetch(ids.guild)
    expect((await guild.members.fetch(users.carol.id)).displayName).toBe('Carol (Oslo)')
    expect((await guild.members.fetch(users.bob.id)).displayName).toBe('Bob')
    expect((await guild.members.fetch(users.dan.id)).displayName).toBe('dan')
    expect((await client.users.fetch(users.erin.id)).displayName).toBe('Erin')
    expect(await restOf(server).get(Routes.guildMember(ids.guild, users.carol.id))).toMatchObject({
      nick: 'Carol (Oslo)',
      user: users.carol,
    })
    expect(server.violations).toEqual([])
  })

  it('is unknown to Discord, or to the server', async () => {
    const server = await start()
    const rest = restOf(server)
    const unknown = { status: 404, code: 10013 }
    await expect(rest.get(Routes.user('1'))).rejects.toMatchObject(unknown)
    await expect(rest.get(Routes.guildMember(ids.guild, '1'))).rejects.toMatchObject(unknown)
    await expect(rest.get(Routes.guildMember(ids.guild, users.erin.id))).rejects.toMatchObject({
      status: 404,
      code: 10007,
    })
    for (const guild of [ids.foreignGuild, '1'])
      await expect(rest.get(Routes.guildMember(guild, users.bob.id))).rejects.toMatchObject({
        status: 403,
        code: 50001,
      })
    expect(server.violations).toEqual([])
  })
})

describe('a direct message', () => {
  it('is for one person', async () => {
    const server = await start()
    const client = await login(server)
    for (const { id } of [users.alice, users.bob, users.carol, users.dan, users.erin])
      await client.users.send(id, `to ${id}`)
    expect(server.visible(ids.dmDan)).toMatchObject([{ content: `to ${users.dan.id}` }])
    expect(server.visible(ids.dmErin)).toMatchObject([{ content: `to ${users.erin.id}` }])
    expect(server.ofBot()).toHaveLength(5)
    expect(server.violations).toEqual([])
  })

  it('is refused by who wants none, in a channel that opens all the same', async () => {
    const server = await start()
    const rest = restOf(server)
    const open = () => rest.post(Routes.userChannels(), { body: { recipient_id: users.carol.id } })
    const post = () => rest.post(Routes.channelMessages(ids.dmCarol), { body })
    server.closeDirectMessages(users.carol)
    expect(await open()).toMatchObject({ id: ids.dmCarol })
    await expect(post()).rejects.toMatchObject({ status: 403, code: 50007 })
    await rest.post(Routes.channelMessages(ids.dmBob), { body })
    server.closeDirectMessages(users.carol, 50278)
    await expect(post()).rejects.toMatchObject({ status: 403, code: 50278 })
    expect(server.visible(ids.dmCarol)).toEqual([])
    server.openDirectMessages(users.carol)
    await post()
    expect(server.visible(ids.dmCarol)).toHaveLength(1)
    expect(server.violations).toEqual([])
  })

  it('is neither to bots nor to nobody', async () => {
    const rest = restOf(await start())
    const open = (id: string) => rest.post(Routes.userChannels(), { body: { recipient_id: id } })
    for (const { id } of [users.bot, users.other])
      await expect(open(id)).rejects.toMatchObject({ status: 400, code: 50007 })
    await expect(open('1')).rejects.toMatchObject({ status: 400, code: 50033 })
  })
})
