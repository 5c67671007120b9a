import { createConnection, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { DiscordServer } from './server.ts'

/** A way to a loopback Discord of one bot's own, which can be cut while others go on. */
export interface Link {
  /** Where the API is reached over it; the gateway is, too, as the API says. */
  readonly api: string
  /** Breaks all connections, and refuses new ones. */
  cut(): void
  mend(): void
}

/** Opens a way to a Discord, which is closed when the test is over. */
export async function openLink(discord: DiscordServer): Promise<Link> {
  const target = new URL(discord.api)
  const sockets = new Set<Socket>()
  let isCut = false
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    // Whoever breaks it says so to the other side alone.
    socket.on('error', () => undefined)
  }
  const server = createServer((near) => {
    keep(near)
    if (isCut) return void near.resetAndDestroy()
    const far = createConnection(Number(target.port), target.hostname)
    keep(far)
    near.pipe(far).pipe(near)
    near.once('close', () => far.destroy())
    far.once('close', () => near.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const breakAll = (): void => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  onTestFinished(() => {
    breakAll()
    server.close()
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The link is not listening')
  return {
    api: `http://127.0.0.1:${address.port}${target.pathname}`,
    cut() {
      isCut = true
      breakAll()
    },
    mend() {
      isCut = false
    },
  }
}
