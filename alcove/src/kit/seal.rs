//! Secrets that have to be read again, of authenticator apps and of sign-in services, are sealed in
//! the database with a key that is not in it: whoever gets hold of the tables alone has none of them.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::clock::{hash_bytes, new_bytes};
use super::error::{Error, Result};

/// Stands before what is sealed, so that a later way of sealing can be told apart.
const MARK: &str = "sealed1:";

/// Of AES-GCM. Random ones may be used for 2^32 messages of one key; these are some per person.
const NONCE: usize = 12;

type Key = [u8; 32];

/// The key's file, and the key where there is one. An App part.
#[derive(Debug)]
pub struct Seal {
    file: PathBuf,
    key: OnceLock<Key>,
}

impl Seal {
    /// Reads the key's file. Where there is none, nothing is sealed or opened until [`Seal::make`].
    pub fn read(file: PathBuf) -> Result<Self> {
        let seal = Self { file, key: OnceLock::new() };
        match std::fs::read_to_string(&seal.file) {
            Ok(text) => {
                let what = format!("{} holds no key of 64 hexadecimal digits", seal.file.display());
                let key = parse(&text).ok_or_else(|| Error::fault(what))?;
                Ok(Self { key: OnceLock::from(key), ..seal })
            }
            Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => Ok(seal),
            Err(fault) => Err(Error::fault(format!("{}: {fault}", seal.file.display()))),
        }
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The key as it stands in its file; for a backup.
    pub fn text(&self) -> Option<String> {
        self.key.get().map(hex::encode)
    }

    /// Tells keys apart and says nothing of them: the key is random, so that nobody finds it by trying.
    pub fn fingerprint(&self) -> Option<String> {
        let text = self.text()?;
        Some(hash_bytes(format!("alcove secret key {text}").as_bytes())[..16].to_owned())
    }

    /// Makes the key, where there is none.
    pub fn make(&self) -> Result<()> {
        self.put(&hex::encode(new_bytes::<32>()))
    }

    /// Takes this key for its own and writes the file, which only the program's user may read.
    pub fn put(&self, text: &str) -> Result<()> {
        let told = |fault: std::io::Error| Error::fault(format!("{}: {fault}", self.file.display()));
        let key = parse(text).ok_or_else(|| Error::fault("this is no key of 64 hexadecimal digits"))?;
        let folder = self.file.parent().filter(|folder| !folder.as_os_str().is_empty());
        // A temporary file has the mode 0600 from its first byte; it gets its name when it is whole.
        let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(told)?;
        writeln!(file, "{}", hex::encode(key)).map_err(told)?;
        file.as_file().sync_all().map_err(told)?;
        file.persist_noclobber(&self.file).map_err(|fault| told(fault.error))?;
        self.key.set(key).map_err(|_| Error::fault("there is a key already"))
    }

    /// Seals a secret for one row of a table; in another row it does not open.
    pub fn seal(&self, table: &'static str, id: &str, secret: &str) -> Result<String> {
        let nonce: [u8; NONCE] = new_bytes();
        let place = format!("{table}/{id}");
        let payload = Payload { msg: secret.as_bytes(), aad: place.as_bytes() };
        let sealed = self.cipher()?.encrypt(&Nonce::from(nonce), payload).map_err(Error::fault)?;
        Ok(format!("{MARK}{}", STANDARD_NO_PAD.encode([&nonce[..], &sealed].concat())))
    }

    /// What was sealed for this row.
    pub fn open(&self, table: &'static str, id: &str, sealed: &str) -> Result<String> {
        let closed = || Error::fault(format!("the secret of {table} {id} does not open with this key"));
        let cipher = self.cipher()?;
        let packed = sealed.strip_prefix(MARK).ok_or_else(closed)?;
        let bytes = STANDARD_NO_PAD.decode(packed).map_err(|_| closed())?;
        let (nonce, message) = bytes.split_first_chunk::<NONCE>().ok_or_else(closed)?;
        let place = format!("{table}/{id}");
        let payload = Payload { msg: message, aad: place.as_bytes() };
        let secret = cipher.decrypt(&Nonce::from(*nonce), payload).map_err(|_| closed())?;
        String::from_utf8(secret).map_err(|_| closed())
    }

    fn cipher(&self) -> Result<Aes256Gcm> {
        let key = self.key.get();
        let key = key.ok_or_else(|| Error::fault(format!("there is no key in {}", self.file.display())))?;
        Ok(Aes256Gcm::new(&(*key).into()))
    }
}

fn parse(text: &str) -> Option<Key> {
    let mut key = [0; 32];
    hex::decode_to_slice(text.trim(), &mut key).ok()?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::Seal;

    fn made(folder: &tempfile::TempDir, name: &str) -> Seal {
        let seal = Seal::read(folder.path().join(name)).unwrap();
        seal.make().unwrap();
        seal
    }

    #[test]
    fn what_was_sealed_opens_in_its_own_row_with_its_own_key() {
        let folder = tempfile::tempdir().unwrap();
        let seal = made(&folder, "one.key");

        let sealed = seal.seal("person", "p1", "JBSWY3DP").unwrap();

        assert!(!sealed.contains("JBSWY3DP"));
        assert_ne!(sealed, seal.seal("person", "p1", "JBSWY3DP").unwrap());
        let again = Seal::read(folder.path().join("one.key")).unwrap();
        assert_eq!(again.open("person", "p1", &sealed).unwrap(), "JBSWY3DP");
        for (table, id) in [("person", "p2"), ("oidc_provider", "p1")] {
            assert!(seal.open(table, id, &sealed).is_err());
        }
        assert!(made(&folder, "two.key").open("person", "p1", &sealed).is_err());
        assert!(seal.open("person", "p1", "JBSWY3DP").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn the_key_is_for_the_programs_user_alone_and_is_never_written_over() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let seal = made(&folder, "secret.key");
        let before = std::fs::read(seal.file()).unwrap();

        let again = seal.make();

        assert!(again.is_err());
        assert_eq!(std::fs::read(seal.file()).unwrap(), before);
        let mode = std::fs::metadata(seal.file()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_file_that_holds_no_key_is_a_fault() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("secret.key"), "hello").unwrap();

        assert!(Seal::read(folder.path().join("secret.key")).is_err());
        assert!(Seal::read(folder.path().join("none")).unwrap().fingerprint().is_none());
    }
}
