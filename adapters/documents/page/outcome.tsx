/** What became of something that was to be done. */
export interface Said {
  readonly text: string
  readonly isWrong: boolean
}

/** Says it below what was pressed; readers of the screen hear it, too. */
export function Outcome({ said }: { readonly said: Said | null }) {
  const done = said?.isWrong === false ? said.text : ''
  return (
    <>
      <p role="status" className={done === '' ? 'unseen' : 'done'}>
        {done}
      </p>
      {said?.isWrong === true && (
        <p role="alert" className="refusal">
          {said.text}
        </p>
      )}
    </>
  )
}
