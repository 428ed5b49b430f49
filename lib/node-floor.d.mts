export declare const nodeFloors: readonly string[]
export declare function mayRunOn(version: string): boolean
