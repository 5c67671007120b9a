import './about.css'
