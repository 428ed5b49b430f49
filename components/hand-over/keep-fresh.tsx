'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 15_000

/** Has the page made anew now and then while it is looked at: what others do decides what is to be done here. */
export function KeepFresh() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => document.hidden || router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
