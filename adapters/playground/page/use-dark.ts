import { useSyncExternalStore } from 'react'

const query = matchMedia('(prefers-color-scheme: dark)')

/** Whether the visitor's system is dark. */
export function useDark(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      query.addEventListener('change', onChange)
      return () => query.removeEventListener('change', onChange)
    },
    () => query.matches,
  )
}
