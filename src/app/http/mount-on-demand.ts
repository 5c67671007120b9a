import type { Server } from './server.ts'

/**
 * Has `load` mount what answers at these paths, each with what is below it ("/" without), when the first request for one
 * of them comes; that one, too, is then answered by it. A load that failed is tried again with the next request.
 */
export function mountOnDemand(server: Server, paths: readonly string[], load: () => Promise<unknown>): void {
  let loading: Promise<unknown> | null = null
  const loadFirst = async (next: () => void): Promise<void> => {
    loading ??= load().catch((error: unknown) => {
      loading = null
      throw error
    })
    await loading
    next()
  }
  // Most requests are a platform's, for which no promise is made.
  server.mount((request, _response, next) => (isAt(paths, request.path) ? loadFirst(next) : next()))
}

/** Whether a path is one of these, or below one of them ("/" has nothing below it). */
export function isAt(paths: readonly string[], path: string): boolean {
  return paths.some((each) =>
    path.length > each.length
      ? each !== '/' && path.charAt(each.length) === '/' && path.startsWith(each)
      : path === each,
  )
}
