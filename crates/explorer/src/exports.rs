//! What the module exports. A call reads what the host wrote to the memory at [`rackcast_input`], and leaves its answer as
//! text and as numbers; it returns 0, or 1 where the text says why it failed.
//!
//! Exports that keep their names count as unsafe code: another of the same name would take their place.
#![allow(unsafe_code)]

use std::cell::RefCell;

use crate::Host;
use crate::host::Asked;

thread_local! {
    static HOST: RefCell<Host> = RefCell::default();
}

fn call(of: impl FnOnce(&mut Host) -> Result<(), String>) -> u32 {
    HOST.with_borrow_mut(|host| {
        host.text.clear();
        host.numbers.clear();
        let result = of(host);
        host.input = Vec::new();
        result.map_or_else(
            |why| {
                host.text = why;
                1
            },
            |()| 0,
        )
    })
}

/// Makes room for so many bytes of input and says where.
// SAFETY: nothing else in the module is called `rackcast_input`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_input(length: usize) -> *mut u8 {
    HOST.with_borrow_mut(|host| {
        host.input = vec![0; length];
        host.input.as_mut_ptr()
    })
}

/// Where the text of the last answer stands, UTF-8.
// SAFETY: nothing else in the module is called `rackcast_text`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_text() -> *const u8 {
    HOST.with_borrow(|host| host.text.as_ptr())
}

/// How many bytes it has.
// SAFETY: nothing else in the module is called `rackcast_text_length`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_text_length() -> usize {
    HOST.with_borrow(|host| host.text.len())
}

/// Where the numbers of the last answer stand, 64-bit floats.
// SAFETY: nothing else in the module is called `rackcast_numbers`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_numbers() -> *const f64 {
    HOST.with_borrow(|host| host.numbers.as_ptr())
}

/// How many there are.
// SAFETY: nothing else in the module is called `rackcast_numbers_length`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_numbers_length() -> usize {
    HOST.with_borrow(|host| host.numbers.len())
}

/// [`Host::open`]
// SAFETY: nothing else in the module is called `rackcast_open`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_open() -> u32 {
    call(Host::open)
}

/// [`Host::table`]
// SAFETY: nothing else in the module is called `rackcast_table`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_table() -> u32 {
    call(Host::table)
}

/// [`Host::run`]
// SAFETY: nothing else in the module is called `rackcast_run`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_run() -> u32 {
    call(Host::run)
}

/// [`Host::bands`]
// SAFETY: nothing else in the module is called `rackcast_bands`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_bands(draws: u32, seed: f64) -> u32 {
    call(|host| host.bands(Asked { draws, seed }))
}

/// [`Host::changes`]
// SAFETY: nothing else in the module is called `rackcast_changes`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_changes() -> u32 {
    call(Host::changes)
}

/// [`Host::lever`]
// SAFETY: nothing else in the module is called `rackcast_lever`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_lever() -> u32 {
    call(Host::lever)
}

/// [`Host::read`]
// SAFETY: nothing else in the module is called `rackcast_read`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_read() -> u32 {
    call(Host::read)
}

/// [`Host::describe`]
// SAFETY: nothing else in the module is called `rackcast_describe`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_describe() -> u32 {
    call(Host::describe)
}

/// [`Host::reset`]
// SAFETY: nothing else in the module is called `rackcast_reset`.
#[unsafe(no_mangle)]
extern "C" fn rackcast_reset() -> u32 {
    call(|host| {
        host.reset();
        Ok(())
    })
}
