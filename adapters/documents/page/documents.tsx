import './documents.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { openConnection } from './connection.ts'

const root = document.querySelector('#documents')
if (root !== null) createRoot(root).render(<App connection={openConnection()} />)
