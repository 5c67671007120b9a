import { type FormEvent, useCallback, useState } from 'react'
import { Combobox } from './combobox.tsx'
import { Checkboxes } from './inputs.tsx'
import type { Entered, ModalProps } from './modal.tsx'
import { Payload } from './payload.tsx'
import { type SlackBlock, SlackBlocks } from './slack.tsx'

interface Plain {
  readonly text: string
}
interface Option {
  readonly text: Plain
  readonly value: string
}

/** An input block of a view (docs.slack.dev/reference/block-kit/blocks/input-block), as far as our forms have them. */
interface InputBlock {
  readonly type: 'input'
  readonly block_id: string
  readonly label: Plain
  readonly hint?: Plain
  readonly optional?: boolean
  readonly dispatch_action?: boolean
  readonly element: {
    readonly type: string
    readonly options?: readonly Option[]
    readonly placeholder?: Plain
    readonly initial_option?: Option
    readonly initial_options?: readonly Option[]
    readonly initial_user?: string
    readonly initial_time?: string
    readonly multiline?: boolean
    readonly max_length?: number
  }
}

interface View {
  readonly title: Plain
  readonly submit?: Plain
  readonly close?: Plain
  readonly blocks: readonly (InputBlock | { readonly type: string })[]
}

/** A modal as Slack draws it: what is only to be read by the library, what is to be filled in by the browser's own inputs. */
export function SlackModal({ modal, people, room, complete, submit, change, press, close }: ModalProps) {
  const { title, submit: send, close: leave, blocks } = modal.body as View
  const [entered, setEntered] = useState<Entered>(() => initial(blocks))
  const enter = (name: string, values: readonly string[]): void => setEntered({ ...entered, [name]: values })
  const quietly = (doing: Promise<void>): void => void doing.catch(() => undefined)
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    quietly(submit(entered))
  }
  return (
    <form onSubmit={onSubmit}>
      <h2 id="modal-title">{title.text}</h2>
      <div className="modal-body">
        {runs(blocks).map((run) =>
          'element' in run ? (
            <Input
              key={run.block_id}
              block={run}
              entered={entered[run.block_id] ?? initialOf(run)}
              error={modal.errors[run.block_id]}
              people={people}
              complete={complete}
              enter={(values) => {
                enter(run.block_id, values)
                const [chosen] = values
                if (run.dispatch_action === true && chosen !== undefined)
                  quietly(change(run.block_id, chosen))
              }}
            />
          ) : (
            <SlackBlocks
              key={run.key}
              blocks={run.blocks}
              people={people}
              channel={{ id: `C${room}`, name: 'korea-desk' }}
              onPress={(code) => quietly(press(code))}
            />
          ),
        )}
      </div>
      <p className="modal-end">
        <button type="button" onClick={() => quietly(close())}>
          {leave?.text ?? 'Close'}
        </button>
        {send !== undefined && <button type="submit">{send.text}</button>}
      </p>
      <Payload body={modal.body} />
    </form>
  )
}

/** Inputs one by one; what stands between them together. */
function runs(
  blocks: View['blocks'],
): readonly (InputBlock | { readonly key: number; readonly blocks: SlackBlock[] })[] {
  const all: (InputBlock | { key: number; blocks: SlackBlock[] })[] = []
  for (const [index, block] of blocks.entries()) {
    const last = all.at(-1)
    if (isInput(block)) all.push(block)
    else if (last !== undefined && 'blocks' in last) last.blocks.push(block as SlackBlock)
    else all.push({ key: index, blocks: [block as SlackBlock] })
  }
  return all
}

function isInput(block: View['blocks'][number]): block is InputBlock {
  return block.type === 'input'
}

function initial(blocks: View['blocks']): Entered {
  return Object.fromEntries(blocks.filter(isInput).map((block) => [block.block_id, initialOf(block)]))
}

function initialOf({ element }: InputBlock): readonly string[] {
  const first = element.initial_option?.value ?? element.initial_user ?? element.initial_time
  return first === undefined ? (element.initial_options ?? []).map(({ value }) => value) : [first]
}

interface InputProps {
  readonly block: InputBlock
  readonly entered: readonly string[]
  readonly error: string | undefined
  readonly people: ModalProps['people']
  readonly complete: ModalProps['complete']
  readonly enter: (values: readonly string[]) => void
}

function Input({ block, entered, error, people, complete, enter }: InputProps) {
  const { block_id: name, label, hint, element, optional = false } = block
  const id = `slack-${name}`
  const [typed, setTyped] = useState(element.initial_option?.text.text ?? '')
  const offer = useCallback((text: string) => complete(name, text), [complete, name])
  const value = entered[0] ?? ''
  const one = (chosen: string): void => enter(chosen === '' ? [] : [chosen])
  const described = {
    'aria-describedby': `${id}-more`,
    'aria-invalid': error === undefined ? undefined : true,
  }
  const options = element.options ?? []
  return (
    <div className="field">
      {element.type === 'external_select' ? (
        <Combobox
          label={label.text}
          isLabelShown
          value={typed}
          placeholder={element.placeholder?.text ?? ''}
          onType={(text) => {
            setTyped(text)
            enter([])
          }}
          onChoose={(choice) => {
            setTyped(choice.label)
            one(choice.text)
          }}
          complete={offer}
          isInvalid={error !== undefined}
        />
      ) : element.type === 'checkboxes' || element.type === 'multi_static_select' ? (
        <Checkboxes
          legend={label.text}
          options={options.map((option) => ({ label: option.text.text, value: option.value }))}
          chosen={entered}
          onChange={enter}
        />
      ) : (
        <>
          <label htmlFor={id} className="label">
            {label.text}
            {optional && <span className="optional"> (optional)</span>}
          </label>
          {element.type === 'static_select' ? (
            <select id={id} value={value} onChange={(event) => one(event.target.value)} {...described}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.text.text}
                </option>
              ))}
            </select>
          ) : element.type === 'users_select' ? (
            <select id={id} value={value} onChange={(event) => one(event.target.value)} {...described}>
              <option value="">Nobody</option>
              {people.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </select>
          ) : element.multiline === true ? (
            <textarea
              id={id}
              rows={3}
              value={value}
              maxLength={element.max_length}
              onChange={(event) => one(event.target.value)}
              {...described}
            />
          ) : (
            <input
              id={id}
              type={element.type === 'timepicker' ? 'time' : 'text'}
              value={value}
              maxLength={element.max_length}
              onChange={(event) => one(event.target.value)}
              {...described}
            />
          )}
        </>
      )}
      <p id={`${id}-more`} className={error === undefined ? 'hint' : 'hint error'} role={error && 'alert'}>
        {error ?? hint?.text}
      </p>
    </div>
  )
}
