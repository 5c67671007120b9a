import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server's port, which can be closed and opened again at the same address. */
export interface Listener {
  readonly port: number
  open(): Promise<void>
  /** Breaks all connections and refuses new ones. */
  close(): Promise<void>
}

/** Listens on a free port of 127.0.0.1. */
export async function createListener(http: Server): Promise<Listener> {
  async function listen(at: number): Promise<number> {
    await new Promise<void>((resolve) => http.listen(at, '127.0.0.1', resolve))
    const address = http.address()
    return isAddress(address) ? address.port : at
  }

  const port = await listen(0)
  return {
    port,
    async open() {
      await listen(port)
    },
    async close() {
      if (!http.listening) return
      const closed = new Promise((resolve) => http.close(resolve))
      http.closeAllConnections()
      await closed
    },
  }
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
