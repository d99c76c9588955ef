//! A large file that is read in the background, a few pieces ahead of whoever takes it apart.

use std::fs::File;
use std::io::{self, Cursor, Error, ErrorKind, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Builder;

/// Bytes that are read at a time.
const PIECE: usize = 64 * 1024;

/// Pieces that wait at most.
const WAITING: usize = 8;

struct Ahead {
    pieces: Receiver<io::Result<Vec<u8>>>,
    piece: Cursor<Vec<u8>>,
    is_over: bool,
}

/// The bytes of a file; without a thread they are read when they are asked for.
pub(crate) fn ahead(file: File) -> io::Result<Box<dyn Read>> {
    let (sender, pieces) = sync_channel(WAITING);
    let own = file.try_clone()?;
    Ok(match Builder::new().spawn(move || send(&own, &sender)) {
        Ok(_) => Box::new(Ahead { pieces, piece: Cursor::default(), is_over: false }),
        Err(_) => Box::new(file),
    })
}

/// Sends piece after piece; an empty one is the end. Whoever takes them may have enough.
fn send(file: &File, pieces: &SyncSender<io::Result<Vec<u8>>>) {
    loop {
        let mut piece = Vec::with_capacity(PIECE);
        let read = file.take(PIECE as u64).read_to_end(&mut piece);
        let goes_on = read.as_ref().is_ok_and(|read| *read > 0);
        if pieces.send(read.map(|_| piece)).is_err() || !goes_on {
            return;
        }
    }
}

impl Read for Ahead {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.piece.read(buffer)?;
            if read > 0 || self.is_over || buffer.is_empty() {
                return Ok(read);
            }
            // A thread that died is no end of the file.
            let piece = self.pieces.recv().map_err(|_| Error::from(ErrorKind::UnexpectedEof))??;
            self.is_over = piece.is_empty();
            self.piece = Cursor::new(piece);
        }
    }
}
